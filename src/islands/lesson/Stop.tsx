import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Scene } from '#domain/learning/lesson';
import { optionOfKey } from '../digits.ts';
import { Mark } from './marks.tsx';

type Props = {
  stop: NonNullable<Scene['stop']>;
  picked?: number;
  tried: number[];
  pick: (option: number) => void;
  goOn: () => void;
};

/** 停一停: one question; every answer gets a kind word, a fitting one leads on. */
export function Stop({ stop, picked, tried, pick, goOn }: Props) {
  const on = useRef<HTMLButtonElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const answer = picked === undefined ? undefined : stop.options[picked];
  const found = tried.some((option) => stop.options[option]?.fits);
  useLayoutEffect(() => {
    if (answer?.fits) on.current?.focus({ preventScroll: true });
    if (answer) (on.current ?? said.current)?.scrollIntoView({ block: 'nearest' });
  }, [answer]);

  return (
    <fieldset
      class="choices"
      onKeyDown={(event) => {
        const option = optionOfKey(event, stop.options.length);
        if (option !== undefined) pick(option);
      }}
    >
      <legend class="question">{stop.question}</legend>
      {stop.options.map(({ text, fits }, i) => (
        <button
          key={text}
          class="choice"
          type="button"
          aria-pressed={picked === i}
          onClick={() => pick(i)}
        >
          <b class="key" aria-hidden="true">
            {i + 1}
          </b>
          <span>{text}</span>
          {tried.includes(i) && <Mark good={fits} />}
        </button>
      ))}
      <p class={answer?.fits ? 'feedback good' : 'feedback'} role="status" ref={said}>
        {answer && (
          <>
            {!answer.fits && <b>再想想。</b>}
            {answer.feedback}
          </>
        )}
      </p>
      {found && (
        <button class="button button-next go-on" type="button" ref={on} onClick={goOn}>
          继续
        </button>
      )}
    </fieldset>
  );
}
