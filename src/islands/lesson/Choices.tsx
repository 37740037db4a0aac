import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Choice } from '#domain/learning/lesson';
import { optionOfKey } from '../digits.ts';
import type { Act } from './story.ts';

type ChoiceAct = Extract<Act, { do: 'pick' | 'unpick' | 'goOn' }>;
type Props = {
  choices: Choice[];
  picked?: number;
  tried: number[];
  /** The page has just opened: the focus stays where it is. */
  quiet: boolean;
  act: (act: ChoiceAct) => void;
  words?: typeof storyWords;
};

const storyWords = {
  ask: '换作你，会怎么做？',
  you: '你选了：',
  onward: '接着看',
  other: '换个选法',
};

/** What the reader can say or do, then its near consequence. */
export function Choices({ choices, picked, tried, quiet, act, words = storyWords }: Props) {
  const question = useRef<HTMLParagraphElement>(null);
  const answer = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (quiet) return;
    const next = picked === undefined ? question.current : answer.current;
    next?.focus({ preventScroll: true });
    next?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [picked]);

  const choice = picked === undefined ? undefined : choices[picked];
  if (choice) {
    return (
      <div class="near-box">
        <p class="near-words" ref={answer} tabIndex={-1}>
          <span class="you">
            {words.you}
            {choice.text}
          </span>
          {choice.feedback}
        </p>
        <div class="acts">
          <button class="button button-next" type="button" onClick={() => act({ do: 'goOn' })}>
            {words.onward}
          </button>
          <button class="button" type="button" onClick={() => act({ do: 'unpick' })}>
            {words.other}
          </button>
        </div>
      </div>
    );
  }
  return (
    <fieldset
      class="choices"
      onKeyDown={(event) => {
        const option = optionOfKey(event, choices.length);
        if (option !== undefined) act({ do: 'pick', option });
      }}
    >
      <legend class="unseen">选择</legend>
      <p class="ask" ref={question} tabIndex={-1}>
        {words.ask}
      </p>
      {choices.map(({ text }, i) => (
        <button
          key={text}
          class="choice"
          type="button"
          onClick={() => act({ do: 'pick', option: i })}
        >
          <b class="key" aria-hidden="true">
            {i + 1}
          </b>
          <span>
            {text}
            {tried.includes(i) && <small> 试过了</small>}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
