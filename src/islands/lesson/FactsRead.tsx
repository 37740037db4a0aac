import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLive, useProgress } from './useProgress.ts';

type Props = { lesson: string; steps: string[] };

/** “我读完了” below the facts. */
export function FactsRead({ lesson, steps }: Props) {
  const live = useLive();
  const { progress, state } = useProgress(lesson, steps);
  const onward = useRef<HTMLAnchorElement>(null);
  const pressed = useRef(false);
  const done = state.read.includes('facts');
  useLayoutEffect(() => {
    // The button that had the focus is gone.
    if (done && pressed.current) onward.current?.focus();
  }, [done]);
  if (!live) return null;
  return (
    <p class="acts screen-only" role="status">
      {done ? (
        <>
          <span class="was-read">读完了。</span>
          <a class="button button-next" href="#practice" ref={onward}>
            去练一练
          </a>
        </>
      ) : (
        <button
          class="button button-main"
          type="button"
          disabled={!progress}
          onClick={() => {
            pressed.current = true;
            progress?.finish('facts');
          }}
        >
          我读完了
        </button>
      )}
    </p>
  );
}
