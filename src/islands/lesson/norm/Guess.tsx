import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NormRound } from '#domain/learning/lesson';
import { Pips } from '../marks.tsx';
import { type CitedSource, SourceLine } from '../SourceLine.tsx';
import { Compare } from './Compare.tsx';
import { type GuessAct, type Guessing, nearness } from './norm.ts';
import { Slider } from './Slider.tsx';

type Props = {
  round: NormRound;
  of: number;
  state: Guessing;
  act: (act: GuessAct) => void;
  sources: CitedSource[];
};

const words = {
  near: '猜得很接近。',
  high: '真实的数字比你猜的小。',
  low: '真实的数字比你猜的大。',
};

/** One question: guess first, then see. */
export function Guess({ round, of, state, act, sources }: Props) {
  const prompt = useRef<HTMLLegendElement>(null);
  const on = useRef<HTMLButtonElement>(null);
  const { at, guess, shown } = state;
  useLayoutEffect(() => {
    if (at > 0) prompt.current?.focus({ preventScroll: true });
    if (at > 0) prompt.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useLayoutEffect(() => {
    if (!shown) return;
    on.current?.focus({ preventScroll: true });
    on.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <fieldset class="choices round">
      <legend ref={prompt} tabIndex={-1}>
        <small class="count">
          第 {at + 1} 题，共 {of} 题
          <Pips at={at + Number(shown)} of={of} />
        </small>
        <span class="prompt">{round.question}</span>
      </legend>
      {shown ? (
        <Compare round={round} guess={guess} />
      ) : (
        <Slider round={round} guess={guess} act={act} />
      )}
      <p class="feedback good" role="status">
        {shown && (
          <>
            <b>{words[nearness(round, guess)]}</b>
            {round.why}
          </>
        )}
      </p>
      {shown && <SourceLine id={round.source} sources={sources} />}
      <button
        // A new button, so that a hasty second press does not skip the answer.
        key={String(shown)}
        class="button button-next go-on"
        type="button"
        ref={on}
        onClick={() => act({ do: shown ? 'next' : 'show' })}
      >
        {!shown ? '看真实数字' : at + 1 < of ? '下一题' : '完成'}
      </button>
    </fieldset>
  );
}
