import { useEffect, useRef } from 'preact/hooks';
import { optionOfKey } from '../digits.ts';
import { Countdown } from './Countdown.tsx';
import type { Quiz, QuizState } from './ctrl.ts';

type Props = { state: Extract<QuizState, { at: 'asking' }>; ctrl: Quiz };

/** More would not fit on a phone. */
const mostDots = 8;

/** One question; a choice can be changed until it is confirmed. */
export function Question({ state, ctrl }: Props) {
  const { attempt, index, chosen, saving } = state;
  const stem = useRef<HTMLHeadingElement>(null);
  useEffect(() => stem.current?.focus(), []);
  const item = attempt.items[index];
  if (!item) return null;
  const { items } = attempt;
  const where = `第 ${index + 1} 题，共 ${items.length} 题`;
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault();
        ctrl.confirm();
      }}
      onKeyDown={(event) => {
        const option = item.options[optionOfKey(event, item.options.length) ?? -1];
        if (option) ctrl.choose(option.id);
        // Enter on the question itself confirms; on an option or button the form does it.
        else if (event.key === 'Enter' && event.target === stem.current) ctrl.confirm();
      }}
    >
      <div class="where">
        {items.length > mostDots ? (
          <p>{where}</p>
        ) : (
          <div class="dots" role="img" aria-label={where}>
            {items.map(({ item: id }, i) => (
              <span key={id} class={i < index ? 'past' : i === index ? 'now' : ''} />
            ))}
          </div>
        )}
        <p class={`saving ${saving}`} role="status">
          {ctrl.words()}
        </p>
      </div>
      <Countdown ctrl={ctrl} />
      <h2 class="stem" id="stem" ref={stem} tabIndex={-1}>
        {item.stem}
      </h2>
      <div class="options" role="radiogroup" aria-labelledby="stem">
        {item.options.map(({ id, text }, i) => (
          <label key={id} class={chosen === id ? 'option chosen' : 'option'}>
            <input
              type="radio"
              name="option"
              checked={chosen === id}
              onChange={() => ctrl.choose(id)}
            />
            <b class="key" aria-hidden="true">
              {i + 1}
            </b>
            <span>{text}</span>
          </label>
        ))}
      </div>
      <button class="button button-next" type="submit" disabled={chosen === undefined}>
        {index + 1 < items.length ? '选好了' : '选好了，交卷'}
      </button>
      <p class="hint soft">选好以后不能改，想清楚再按。</p>
    </form>
  );
}
