import type { Push } from '#domain/learning/lesson';
import { Mine, Theirs } from '../Bubbles.tsx';
import type { Refusal } from './refuse.ts';

/** The pushes so far, with the answers that held. */
export function Pushed({ pushes, state: { at, held } }: { pushes: Push[]; state: Refusal }) {
  return (
    <ol class="talking" role="list" aria-live="polite">
      {pushes.slice(0, at + 1).flatMap(({ says }, i) => {
        const answer = held[i];
        return [
          <Theirs key={`push-${i}`} who="对方" text={says} />,
          answer !== undefined && <Mine key={`held-${i}`} text={answer} />,
        ];
      })}
    </ol>
  );
}
