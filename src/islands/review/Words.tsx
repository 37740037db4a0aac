import type { ComponentChildren } from 'preact';

/** Where nothing is asked: what happened, and what to do. */
export function Words({ words, children }: { words: string; children: ComponentChildren }) {
  return (
    <div class="outcome" role="status">
      <p>{words}</p>
      <div class="acts">{children}</div>
    </div>
  );
}
