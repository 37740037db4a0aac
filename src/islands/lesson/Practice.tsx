import './choices.css';
import './practice.css';
import { useReducer, useState } from 'preact/hooks';
import { Slow } from '../Slow.tsx';
import { Ask } from './Ask.tsx';
import { Placed } from './Placed.tsx';
import { PracticeEnd } from './PracticeEnd.tsx';
import { answer, finished, firstRound, foundSoFar, nextRound, type RoundsState } from './rounds.ts';
import { type RoundPractice, roundsOf } from './roundsOf.ts';
import { useLive, useProgress } from './useProgress.ts';

type Props = { lesson: string; steps: string[]; practice: RoundPractice };

/** A practice that is a row of questions; every answer can be tried again. */
export function Practice({ lesson, steps, practice }: Props) {
  const live = useLive('practice-text');
  const { progress } = useProgress(lesson, steps);
  const [rounds, setRounds] = useState(() => roundsOf(practice, Math.random));
  const [state, act] = useReducer(
    (now: RoundsState, what: number | 'next' | 'again') =>
      what === 'next' ? nextRound(now) : what === 'again' ? firstRound : answer(rounds, now, what),
    firstRound,
  );
  const [again, setAgain] = useState(false);
  const done = finished(rounds, state);
  const { kind } = practice;

  if (!live) return <Slow />;
  return (
    <div
      class={`practice ${kind === 'sort' || kind === 'chart' ? '' : 'sides '}${kind}`}
      tabIndex={-1}
    >
      {kind === 'order' && <p class="goal">{practice.goal}</p>}
      {kind !== 'chart' && (done || kind !== 'sort') && (
        <Placed practice={practice} rounds={rounds} state={state} />
      )}
      {done ? (
        <PracticeEnd
          progress={progress}
          again={() => {
            setAgain(true);
            setRounds(roundsOf(practice, Math.random));
            act('again');
          }}
        >
          {kind === 'chart'
            ? '这张图你读懂了。以后看到数字，也先看单位、年份和来源。'
            : '每一步你都想清楚了。真遇到时，也可以这样慢慢想。'}
        </PracticeEnd>
      ) : (
        <Ask
          key={state.at}
          kind={kind}
          rounds={rounds}
          state={state}
          act={act}
          active={state.at > 0 || again}
          lies={
            kind === 'sort'
              ? (option) =>
                  foundSoFar(rounds, state)
                    .filter(({ right }) => right === option)
                    .map(({ prompt }) => prompt)
              : undefined
          }
        />
      )}
    </div>
  );
}
