import './quiz.css';
import { useEffect, useState } from 'preact/hooks';
import { openOutbox } from '../outbox/open.ts';
import { pause } from '../patience.ts';
import { Slow } from '../Slow.tsx';
import { finishAttempt, openAttempt, type Start } from './api.ts';
import { type Quiz as Ctrl, createQuiz } from './ctrl.ts';
import { PendingView } from './PendingView.tsx';
import { Question } from './Question.tsx';
import { ResultView } from './ResultView.tsx';
import { ShutView } from './ShutView.tsx';
import { uuid } from './uuid.ts';

type Props = {
  start: Start;
  /** Address of this page, to come back to after signing in. */
  here: string;
  /** Where to read again. */
  back: string;
};

/** A check, booster or competition: a small view for each state of the controller. */
export function Quiz({ start, here, back }: Props) {
  const [ctrl, setCtrl] = useState<Ctrl>();
  const [, again] = useState(0);
  useEffect(() => {
    const quiz = createQuiz({
      open: (owner) => openAttempt(start, owner),
      finish: finishAttempt,
      outbox: openOutbox,
      uuid,
      pause,
      now: () => performance.now(),
    });
    setCtrl(quiz);
    void quiz.open();
    // A page taken back from the browser's memory may belong to the student before.
    const fresh = (event: PageTransitionEvent) => event.persisted && location.reload();
    addEventListener('pageshow', fresh);
    const wake = () => document.hidden || void quiz.wake();
    document.addEventListener('visibilitychange', wake);
    const stop = quiz.subscribe(() => again((n) => n + 1));
    return () => {
      stop();
      removeEventListener('pageshow', fresh);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [here]);

  if (!ctrl) return <Slow />;
  const state = ctrl.state();
  switch (state.at) {
    case 'opening':
      return (
        <p role="status">{state.saving === 'waiting' ? '等待网络…连上就开始。' : '正在取题…'}</p>
      );
    case 'shut':
      return <ShutView shut={state.shut} here={here} back={back} />;
    case 'asking':
      return <Question key={state.index} state={state} ctrl={ctrl} />;
    case 'finishing':
      return (
        <p role="status">
          {state.saving !== 'waiting'
            ? '正在交卷…'
            : ctrl.lasts()
              ? '正在等待网络。答案都在这台电脑上留着，连上就交。'
              : '正在等待网络，连上就交。先别关这一页。'}
        </p>
      );
    case 'pending':
      return <PendingView resultAt={state.resultAt} />;
    case 'result':
      return <ResultView attempt={state.attempt} result={state.result} back={back} />;
  }
}
