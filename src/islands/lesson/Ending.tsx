import { useLayoutEffect, useRef } from 'preact/hooks';

/** Last words of the story, and where to go from here. */
export function Ending({ words, restart }: { words: string; restart: () => void }) {
  const said = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    said.current?.focus({ preventScroll: true });
    said.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div class="near-box ending">
      <p class="near-words" ref={said} tabIndex={-1}>
        <span class="you">故事到这里</span>
        {words}
      </p>
      <div class="acts">
        <a class="button button-next" href="#facts">
          接着看事实
        </a>
        <button class="button" type="button" onClick={restart}>
          从头再走一遍
        </button>
      </div>
    </div>
  );
}
