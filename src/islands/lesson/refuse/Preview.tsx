import type { SentencePart } from '#domain/learning/lesson';
import type { Refusal } from './refuse.ts';

/** One's own bubble as it grows; a part still missing shows its name. */
export function Preview({ parts, state }: { parts: SentencePart[]; state: Refusal }) {
  return (
    <div class="talking preview">
      <div class="mine">
        <p class="bubble">
          <b class="who">你要说的话</b>
          {parts.map(({ name, options }, i) => {
            const text = options[state.chosen[i] ?? -1]?.text;
            return (
              <span
                key={name}
                class={`${text ? 'said-part' : 'no-part'}${i === state.at ? ' now' : ''}`}
              >
                {text ?? name}
              </span>
            );
          })}
        </p>
      </div>
    </div>
  );
}
