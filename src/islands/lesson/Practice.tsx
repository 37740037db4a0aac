import './choices.css';
import './practice.css';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Practice as PracticeData } from '#domain/learning/lesson';
import { Slow } from '../Slow.tsx';
import { Ask } from './Ask.tsx';
import { bring } from './bring.ts';
import { Placed } from './Placed.tsx';
import { answer, finished, firstRound, foundSoFar, nextRound, type RoundsState } from './rounds.ts';
import { roundsOf } from './roundsOf.ts';
import { useLive, useProgress } from './useProgress.ts';

type Props = { lesson: string; steps: string[]; practice: PracticeData };

/** The one activity that trains the skill of the lesson; every answer can be tried again. */
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
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!done) return;
    progress?.finish('practice');
    bring(end.current);
  }, [done, progress]);

  if (!live) return <Slow />;
  return (
    <div class={`practice ${practice.kind}`} tabIndex={-1}>
      {practice.kind === 'order' && <p class="goal">{practice.goal}</p>}
      {(done || practice.kind !== 'sort') && (
        <Placed practice={practice} rounds={rounds} state={state} />
      )}
      {done ? (
        <div class="near-box">
          <p class="near-words" ref={end} tabIndex={-1}>
            <span class="you">练完了</span>
            每一步你都想清楚了。真遇到时，也可以这样慢慢想。
          </p>
          <div class="acts">
            <a class="button button-next" href="#check">
              去看看小测
            </a>
            <button
              class="button"
              type="button"
              onClick={() => {
                setAgain(true);
                setRounds(roundsOf(practice, Math.random));
                act('again');
              }}
            >
              再练一遍
            </button>
          </div>
        </div>
      ) : (
        <Ask
          key={state.at}
          kind={practice.kind}
          rounds={rounds}
          state={state}
          act={act}
          active={state.at > 0 || again}
          lies={
            practice.kind === 'sort'
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
