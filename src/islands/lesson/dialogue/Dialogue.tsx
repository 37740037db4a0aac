import '../choices.css';
import '../practice.css';
import '../story.css';
import './dialogue.css';
import { useReducer } from 'preact/hooks';
import type { PracticeOf } from '#domain/learning/lesson';
import { Slow } from '../../Slow.tsx';
import { Mine, Theirs } from '../Bubbles.tsx';
import { Choices } from '../Choices.tsx';
import { PracticeEnd } from '../PracticeEnd.tsx';
import { useLive, useProgress } from '../useProgress.ts';
import { beginTalk, nodeOf, type Talk, type TalkAct, talk, turnsOf } from './dialogue.ts';

type Props = {
  lesson: string;
  steps: string[];
  practice: PracticeOf<'dialogue'>;
  /** Symbol of the other person, if one of the cast. */
  face?: string;
};

const words = {
  ask: '你怎么说？',
  you: '你说：',
  onward: '听对方怎么说',
  other: '换个说法',
};

/** A talk with one person; a poor reply is pushed against, and can be taken back. */
export function Dialogue({ lesson, steps, practice, face }: Props) {
  const live = useLive('practice-text');
  const { progress } = useProgress(lesson, steps);
  const { nodes, with: who, goal } = practice;
  const [state, act] = useReducer(
    (now: Talk, what: TalkAct) => talk(nodes, now, what),
    nodes,
    beginTalk,
  );
  if (!live) return <Slow />;
  const node = nodeOf(nodes, state.at);
  return (
    <div class="practice sides dialogue" tabIndex={-1}>
      <p class="goal">{goal}</p>
      <ol class="talking" role="list" aria-live="polite">
        {turnsOf(nodes, state).map(({ mine, text }, i) =>
          mine ? (
            <Mine key={i} text={text} />
          ) : (
            <Theirs key={i} who={who} face={face} text={text} />
          ),
        )}
      </ol>
      {node.ending ? (
        <PracticeEnd progress={progress} again={() => act({ do: 'restart' })}>
          {node.ending}
        </PracticeEnd>
      ) : (
        <Choices
          key={state.said.length}
          choices={node.replies.map(({ text, to, why }) => ({ text, to, feedback: why }))}
          picked={state.picked}
          tried={state.tried[node.id] ?? []}
          quiet={state.said.length === 0 && Object.keys(state.tried).length === 0}
          act={act}
          words={words}
        />
      )}
    </div>
  );
}
