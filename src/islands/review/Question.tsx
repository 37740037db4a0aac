import { useEffect, useRef } from 'preact/hooks';
import { optionOfKey } from '../digits.ts';
import type { Review, ReviewState } from './ctrl.ts';

type Props = { state: Extract<ReviewState, { at: 'asking' }>; ctrl: Review };

/** One question; 1–4 choose, Enter confirms. */
export function Question({ state: { card, left, chosen, sending }, ctrl }: Props) {
  const stem = useRef<HTMLHeadingElement>(null);
  useEffect(() => stem.current?.focus(), []);
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault();
        ctrl.confirm();
      }}
      onKeyDown={(event) => {
        const option = card.options[optionOfKey(event, card.options.length) ?? -1];
        if (option) ctrl.choose(option.id);
        // Enter on the question itself confirms; on an option or button the form does it.
        else if (event.key === 'Enter' && event.target === stem.current) ctrl.confirm();
      }}
    >
      <p class="review-from soft">
        <span>{card.lesson}</span>
        <span>{card.due ? `今天还有 ${left} 道要复习` : '练习'}</span>
      </p>
      <h2 class="stem" id="stem" ref={stem} tabIndex={-1}>
        {card.stem}
      </h2>
      <div class="options" role="radiogroup" aria-labelledby="stem">
        {card.options.map(({ id, text }, i) => (
          <label key={id} class={chosen === id ? 'option chosen' : 'option'}>
            <input
              type="radio"
              name="option"
              checked={chosen === id}
              disabled={sending}
              onChange={() => ctrl.choose(id)}
            />
            <b class="key" aria-hidden="true">
              {i + 1}
            </b>
            <span>{text}</span>
          </label>
        ))}
      </div>
      <button class="button button-next" type="submit" disabled={chosen === undefined || sending}>
        {sending ? '正在看…' : '看看对不对'}
      </button>
    </form>
  );
}
