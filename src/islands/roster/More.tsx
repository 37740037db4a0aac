import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

type Props<T> = { of: readonly T[]; step?: number; children: (one: T) => ComponentChildren };

/** The beginning of a long list, and a button for more of it. */
export function More<T>({ of, step = 50, children }: Props<T>) {
  const [shown, setShown] = useState(step);
  return (
    <>
      <ul class="roster-list" role="list">
        {of.slice(0, shown).map(children)}
      </ul>
      {of.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + step)}>
          再看 {Math.min(step, of.length - shown)} 行（还有 {of.length - shown} 行）
        </button>
      )}
    </>
  );
}
