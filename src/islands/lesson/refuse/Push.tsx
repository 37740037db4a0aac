import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Push as PushData, SentencePart } from '#domain/learning/lesson';
import { optionOfKey } from '../../digits.ts';
import { Mark, Pips } from '../marks.tsx';
import { answersTo, type Refusal, type RefusalAct, stood } from './refuse.ts';

type Props = {
  push: PushData;
  of: number;
  parts: SentencePart[];
  state: Refusal;
  act: (act: RefusalAct) => void;
};

/** One push: answer with a part of your own sentence, or with another strong one. */
export function Push({ push, of, parts, state, act }: Props) {
  const prompt = useRef<HTMLLegendElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const on = useRef<HTMLButtonElement>(null);
  const { at, tried, held } = state;
  const answers = answersTo(parts, state);
  const holds = stood(state);
  const last = answers.find(({ text }) => text === tried[tried.length - 1]);
  useLayoutEffect(() => {
    prompt.current?.focus({ preventScroll: true });
    prompt.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  useLayoutEffect(() => {
    if (holds) on.current?.focus({ preventScroll: true });
    if (holds || last) (on.current ?? said.current)?.scrollIntoView({ block: 'nearest' });
  }, [holds, last?.text]);
  return (
    <fieldset
      class="choices round"
      onKeyDown={(event) => {
        const option = optionOfKey(event, answers.length);
        if (option !== undefined) act({ do: 'answer', option });
      }}
    >
      <legend ref={prompt} tabIndex={-1}>
        <small class="count">
          第 {at + 1} 次劝，共 {of} 次
          <Pips at={at + Number(holds)} of={of} />
        </small>
        <span class="unseen">对方：{push.says}</span>
      </legend>
      <p class="ask">用哪一句顶住？</p>
      {answers.map(({ text, own }, i) => {
        const fits = holds && text === held[at];
        const wrong = tried.includes(text) && !fits;
        return (
          <button
            key={text}
            class={fits ? 'choice fits' : wrong ? 'choice tried' : 'choice'}
            type="button"
            aria-disabled={(holds && !fits) || wrong}
            onClick={() => act({ do: 'answer', option: i })}
          >
            <b class="key" aria-hidden="true">
              {i + 1}
            </b>
            <span>
              {text} <small>{own ? '你的话' : '换一句'}</small>
            </span>
            {(fits || wrong) && <Mark good={fits} />}
          </button>
        );
      })}
      <p class={holds ? 'feedback good' : 'feedback'} role="status" ref={said}>
        {holds ? (
          <>
            <b>顶住了。</b>
            {push.tip}
          </>
        ) : (
          last && (
            <>
              <b>这句顶不太住。</b>
              {last.weak}换一句试试。
            </>
          )
        )}
      </p>
      {holds && (
        <button
          class="button button-next go-on"
          type="button"
          ref={on}
          onClick={() => act({ do: 'goOn' })}
        >
          {at + 1 < of ? '对方还在劝' : '大声说一遍'}
        </button>
      )}
    </fieldset>
  );
}
