import { useEffect, useRef } from 'preact/hooks';
import type { SentencePart } from '#domain/learning/lesson';
import { bring } from '../bring.ts';
import { hasWeakPart, type Refusal, type RefusalAct } from './refuse.ts';

type Props = {
  sentence: string;
  parts: SentencePart[];
  state: Refusal;
  act: (act: RefusalAct) => void;
};

/** One's own sentence, large enough to be read from where one stands. */
export function Aloud({ sentence, parts, state, act }: Props) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => bring(words.current), []);
  const weak = hasWeakPart(parts, state);
  return (
    <div class="aloud">
      <p class="ask">三次劝都顶住了。站稳，看着前方，大声说一遍：</p>
      <p class="own-words" ref={words} tabIndex={-1}>
        {sentence}
      </p>
      {weak && <p class="soft">这句话里有一部分还可以更有力，换一换再说，会更稳。</p>}
      <div class="acts">
        <button
          class={weak ? 'button go-on' : 'button button-next go-on'}
          type="button"
          onClick={() => act({ do: 'goOn' })}
        >
          我说过了
        </button>
        <button
          class={weak ? 'button button-next' : 'button'}
          type="button"
          onClick={() => act({ do: 'mend' })}
        >
          改一改这句话
        </button>
      </div>
    </div>
  );
}
