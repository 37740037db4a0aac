import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { optionOfKey } from './digits.ts';

type Props = {
  question: { stem: string; options: { id: string; text: string }[] };
  chosen: string | undefined;
  /** The answer is on its way: nothing can be chosen. */
  sending?: boolean;
  choose: (id: string) => void;
  confirm: () => void;
  /** What the button that confirms says. */
  confirmWords: string;
  /** What stands below the button. */
  hint?: string;
  /** What stands above the question. */
  children: ComponentChildren;
};

/** A question with its options: 1–4 choose, Enter confirms; until then the choice can be changed. */
export function QuestionForm(props: Props) {
  const { question, chosen, sending = false, choose, confirm } = props;
  const stem = useRef<HTMLHeadingElement>(null);
  useEffect(() => stem.current?.focus(), []);
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
      onKeyDown={(event) => {
        const option = question.options[optionOfKey(event, question.options.length) ?? -1];
        if (option) choose(option.id);
        // Enter on the question itself confirms; on an option or button the form does it.
        else if (event.key === 'Enter' && event.target === stem.current) confirm();
      }}
    >
      {props.children}
      <h2 class="stem" id="stem" ref={stem} tabIndex={-1}>
        {question.stem}
      </h2>
      <div class="options" role="radiogroup" aria-labelledby="stem">
        {question.options.map(({ id, text }, i) => (
          <label key={id} class={chosen === id ? 'option chosen' : 'option'}>
            <input
              type="radio"
              name="option"
              checked={chosen === id}
              disabled={sending}
              onChange={() => choose(id)}
            />
            <b class="key" aria-hidden="true">
              {i + 1}
            </b>
            <span>{text}</span>
          </label>
        ))}
      </div>
      <button class="button button-next" type="submit" disabled={chosen === undefined || sending}>
        {props.confirmWords}
      </button>
      {props.hint && <p class="hint soft">{props.hint}</p>}
    </form>
  );
}
