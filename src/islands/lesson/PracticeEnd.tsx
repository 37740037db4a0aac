import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Cheer } from './marks.tsx';
import type { Progress } from './progress.ts';

type Props = { progress?: Progress; again: () => void; children: ComponentChildren };

/** The practice is done: a kind word, and where to go from here. */
export function PracticeEnd({ progress, again, children }: Props) {
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => progress?.finish('practice'), [progress]);
  useEffect(() => {
    end.current?.focus({ preventScroll: true });
    // What was made stays in view above it.
    end.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div class="near-box practice-end">
      <Cheer />
      <p class="near-words" ref={end} tabIndex={-1}>
        <span class="you">练完了</span>
        {children}
      </p>
      <div class="acts">
        <a class="button button-next" href="#check">
          去看看小测
        </a>
        <button class="button" type="button" onClick={again}>
          再练一遍
        </button>
      </div>
    </div>
  );
}
