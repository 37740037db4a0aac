import '../choices.css';
import '../practice.css';
import './norm.css';
import { useReducer } from 'preact/hooks';
import type { PracticeOf } from '#domain/learning/lesson';
import { Slow } from '../../Slow.tsx';
import { PracticeEnd } from '../PracticeEnd.tsx';
import type { CitedSource } from '../SourceLine.tsx';
import { useLive, useProgress } from '../useProgress.ts';
import { Compare } from './Compare.tsx';
import { Guess } from './Guess.tsx';
import { firstGuess, type GuessAct, type Guessing, guessing } from './norm.ts';

type Props = {
  lesson: string;
  steps: string[];
  practice: PracticeOf<'norm'>;
  sources: CitedSource[];
};

/** First a guess, then the true number beside it. */
export function Norm({ lesson, steps, practice, sources }: Props) {
  const live = useLive('practice-text');
  const { progress } = useProgress(lesson, steps);
  const { rounds } = practice;
  const [state, act] = useReducer(
    (now: Guessing, what: GuessAct) => guessing(rounds, now, what),
    rounds,
    firstGuess,
  );
  if (!live) return <Slow />;
  const round = rounds[state.at];
  return (
    <div class="practice norm" tabIndex={-1}>
      {round ? (
        <Guess
          key={state.at}
          round={round}
          of={rounds.length}
          state={state}
          act={act}
          sources={sources}
        />
      ) : (
        <>
          <ol class="guessed" role="list">
            {rounds.map((one, i) => (
              <li key={one.question}>
                <b>{one.question}</b>
                <Compare round={one} guess={state.past[i] ?? 0} />
              </li>
            ))}
          </ol>
          <PracticeEnd progress={progress} again={() => act({ do: 'again' })}>
            猜的和真实的常常不一样。下次听到“大家都这样”，先想想真实的数字。
          </PracticeEnd>
        </>
      )}
    </div>
  );
}
