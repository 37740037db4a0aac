import type { PracticeOf } from '#domain/learning/lesson';
import { foundSoFar, type Rounds, type RoundsState } from './rounds.ts';

type Cards = PracticeOf<'sort' | 'order' | 'match' | 'chat'>;
type Props = { practice: Cards; rounds: Rounds; state: RoundsState };

/** What has been found so far, in the shape of the activity; places still empty wait in view. */
export function Placed({ practice, rounds, state }: Props) {
  const found = foundSoFar(rounds, state);
  switch (practice.kind) {
    case 'sort':
      return (
        <div class="options">
          {rounds.options.map((name, i) => (
            <div class="option" key={name}>
              <b class="drawer-name">{name}</b>
              <Chips names={found.filter(({ right }) => right === i).map(({ prompt }) => prompt)} />
            </div>
          ))}
        </div>
      );
    case 'order':
      return (
        <ol class="board">
          {rounds.rounds.map(({ right }, i) => (
            <li key={right} class={i < found.length ? '' : 'empty'}>
              {i < found.length && rounds.options[right]}
            </li>
          ))}
        </ol>
      );
    case 'match':
      return (
        <ul class="board" role="list">
          {rounds.rounds.map(({ prompt, right }, i) => (
            <li key={right} class={i < found.length ? '' : 'empty'}>
              <b>{prompt}</b>
              {i < found.length && <span>{rounds.options[right]}</span>}
            </li>
          ))}
        </ul>
      );
    case 'chat':
      return (
        <ol class="thread" role="list">
          {rounds.rounds.slice(0, state.at + 1).map(({ from, prompt, right }, i) => (
            <li key={i} class={i === state.at ? 'message now' : 'message'}>
              <b>{from}</b>
              <p>{prompt}</p>
              {i < found.length && (
                <span class={right < practice.tricks.length ? 'tag trick' : 'tag'}>
                  {rounds.options[right]}
                </span>
              )}
            </li>
          ))}
        </ol>
      );
  }
}

export function Chips({ names }: { names: string[] }) {
  return (
    <ul class="chips" role="list">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
