import '../choices.css';
import '../practice.css';
import '../story.css';
import './refuse.css';
import { useReducer, useRef } from 'preact/hooks';
import type { PracticeOf } from '#domain/learning/lesson';
import { Slow } from '../../Slow.tsx';
import { PracticeEnd } from '../PracticeEnd.tsx';
import { useLive, useProgress } from '../useProgress.ts';
import { Aloud } from './Aloud.tsx';
import { Build } from './Build.tsx';
import { Preview } from './Preview.tsx';
import { Push } from './Push.tsx';
import { Pushed } from './Pushed.tsx';
import { emptyRefusal, ownSentence, type Refusal, type RefusalAct, refuse } from './refuse.ts';

type Props = { lesson: string; steps: string[]; practice: PracticeOf<'refuse'> };

/** One builds a refusal in one's own words, stands three pushes and says it aloud. */
export function Refuse({ lesson, steps, practice }: Props) {
  const live = useLive('practice-text');
  const { progress } = useProgress(lesson, steps);
  const [state, act] = useReducer(
    (now: Refusal, what: RefusalAct) => refuse(practice, now, what),
    emptyRefusal,
  );
  // The first question of the page leaves the focus where it is.
  const touched = useRef(false);
  const doIt = (what: RefusalAct) => {
    touched.current = true;
    act(what);
  };
  if (!live) return <Slow />;
  const { stage, at } = state;
  const { parts, pushes, situation } = practice;
  const sentence = ownSentence(parts, state);
  const part = parts[at];
  const push = pushes[at];
  return (
    <div
      class={`practice refuse ${stage === 'build' || stage === 'push' ? 'sides' : ''}`}
      tabIndex={-1}
    >
      <p class="goal">{situation}</p>
      {stage === 'build' && part && (
        <>
          <Preview parts={parts} state={state} />
          <Build
            key={at}
            part={part}
            at={at}
            of={parts.length}
            chosen={state.chosen[at]}
            active={touched.current}
            act={doIt}
          />
        </>
      )}
      {stage === 'push' && push && (
        <>
          <Pushed pushes={pushes} state={state} />
          <Push key={at} push={push} of={pushes.length} parts={parts} state={state} act={doIt} />
        </>
      )}
      {stage === 'aloud' && <Aloud sentence={sentence} parts={parts} state={state} act={doIt} />}
      {stage === 'done' && (
        <>
          <p class="own-words">{sentence}</p>
          <PracticeEnd progress={progress} again={() => doIt({ do: 'again' })}>
            这句话是你自己的。真遇到时，先说出来，再走开，再告诉信得过的大人。
          </PracticeEnd>
        </>
      )}
    </div>
  );
}
