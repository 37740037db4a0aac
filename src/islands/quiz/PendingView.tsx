import { useEffect, useRef } from 'preact/hooks';
import { momentText } from '#components/site/words.ts';

/** Handed in; the result comes when everybody's time is over. */
export function PendingView({ resultAt }: { resultAt: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="outcome passed">
      <h2 ref={heading} tabIndex={-1}>
        交卷了
      </h2>
      <p>答过的都存好了。结果在 {momentText(resultAt)} 以后看。</p>
      <div class="acts">
        <a class="button button-next" href="/my">
          回到我的课
        </a>
      </div>
    </div>
  );
}
