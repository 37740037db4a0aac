import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SentencePart } from '#domain/learning/lesson';
import { optionOfKey } from '../../digits.ts';
import { Pips } from '../marks.tsx';
import type { RefusalAct } from './refuse.ts';

type Props = {
  part: SentencePart;
  at: number;
  of: number;
  chosen?: number;
  /** The reader is at work here: a new part takes the focus. */
  active: boolean;
  act: (act: RefusalAct) => void;
};

/** One part of the sentence: take an option, exchange it, go on. */
export function Build({ part, at, of, chosen, active, act }: Props) {
  const prompt = useRef<HTMLLegendElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const on = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (active) prompt.current?.focus({ preventScroll: true });
    if (active) prompt.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  useLayoutEffect(() => {
    if (active && chosen !== undefined) on.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const option = part.options[chosen ?? -1];
  return (
    <fieldset
      class="choices round"
      onKeyDown={(event) => {
        const pressed = optionOfKey(event, part.options.length);
        if (pressed !== undefined) act({ do: 'choose', option: pressed });
      }}
    >
      <legend ref={prompt} tabIndex={-1}>
        <small class="count">
          第 {at + 1} 部分，共 {of} 部分
          <Pips at={at} of={of} />
        </small>
        <span class="prompt">{part.name}</span>
      </legend>
      <p class="ask">选一个像你自己会说的。</p>
      {part.options.map(({ text }, i) => (
        <button
          key={text}
          class="choice"
          type="button"
          aria-pressed={chosen === i}
          onClick={() => act({ do: 'choose', option: i })}
        >
          <b class="key" aria-hidden="true">
            {i + 1}
          </b>
          <span>{text}</span>
        </button>
      ))}
      <p class={option && !option.weak ? 'feedback good' : 'feedback'} role="status" ref={said}>
        {option &&
          (option.weak ? (
            <>
              <b>还可以更有力。</b>
              {option.weak}
            </>
          ) : (
            <>
              <b>好。</b>小声念一念，顺口吗？
            </>
          ))}
      </p>
      {option && (
        <button
          class={option.weak ? 'button go-on' : 'button button-next go-on'}
          type="button"
          ref={on}
          onClick={() => act({ do: 'goOn' })}
        >
          {option.weak ? '先用这句' : at + 1 < of ? '下一部分' : '就这样说'}
        </button>
      )}
    </fieldset>
  );
}
