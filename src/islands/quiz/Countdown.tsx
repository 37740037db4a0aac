import { useEffect, useState } from 'preact/hooks';
import type { Quiz } from './ctrl.ts';

/** How many minutes are left, in words that change once a minute; hands in at the end. */
export function Countdown({ ctrl }: { ctrl: Quiz }) {
  const [left, setLeft] = useState(ctrl.left());
  useEffect(() => {
    const look = () => {
      setLeft(ctrl.left());
      if (ctrl.left() === 0) ctrl.handIn();
    };
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [ctrl]);
  if (left === undefined) return null;
  const minutes = Math.floor(left / 60_000);
  return (
    <p class="left" role="timer">
      {minutes > 0 ? `还剩 ${minutes} 分多钟` : '还剩不到 1 分钟'}
    </p>
  );
}
