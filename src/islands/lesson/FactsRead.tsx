import { useLive, useProgress } from './useProgress.ts';

type Props = { lesson: string; steps: string[] };

/** “我读完了” below the facts. */
export function FactsRead({ lesson, steps }: Props) {
  const live = useLive();
  const { progress, state } = useProgress(lesson, steps);
  if (!live) return null;
  const done = state.read.includes('facts');
  return (
    <p class="acts screen-only" role="status">
      {done ? (
        <>
          <span class="was-read">读完了。</span>
          <a class="button button-next" href="#practice">
            去练一练
          </a>
        </>
      ) : (
        <button
          class="button button-main"
          type="button"
          disabled={!progress}
          onClick={() => progress?.finish('facts')}
        >
          我读完了
        </button>
      )}
    </p>
  );
}
