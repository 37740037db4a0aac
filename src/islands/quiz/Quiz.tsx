import './quiz.css';
import { useEffect, useState } from 'preact/hooks';
import { pause } from '../patience.ts';
import { Slow } from '../Slow.tsx';
import { finishAttempt, openAttempt, sendAnswer } from './api.ts';
import { type Quiz as Ctrl, createQuiz } from './ctrl.ts';
import { keepAnswers, keptAnswers } from './keep.ts';
import { Question } from './Question.tsx';
import { ResultView } from './ResultView.tsx';
import { ShutView } from './ShutView.tsx';
import { uuid } from './uuid.ts';

/** The check of a lesson: a small view for each state of the controller. */
export function Quiz({ lesson }: { lesson: string }) {
  const [ctrl, setCtrl] = useState<Ctrl>();
  const [, again] = useState(0);
  useEffect(() => {
    const quiz = createQuiz({
      open: () => openAttempt(lesson),
      answer: sendAnswer,
      finish: finishAttempt,
      keep: keepAnswers,
      kept: keptAnswers,
      uuid,
      pause,
    });
    setCtrl(quiz);
    void quiz.open();
    // A page taken back from the browser's memory may belong to the student before.
    const fresh = (event: PageTransitionEvent) => event.persisted && location.reload();
    addEventListener('pageshow', fresh);
    const stop = quiz.subscribe(() => again((n) => n + 1));
    return () => {
      stop();
      removeEventListener('pageshow', fresh);
    };
  }, [lesson]);

  if (!ctrl) return <Slow />;
  const state = ctrl.state();
  switch (state.at) {
    case 'opening':
      return (
        <p role="status">{state.saving === 'waiting' ? '等待网络…连上就开始。' : '正在取题…'}</p>
      );
    case 'shut':
      return <ShutView shut={state.shut} lesson={lesson} />;
    case 'asking':
      return <Question key={state.index} state={state} ctrl={ctrl} />;
    case 'finishing':
      return (
        <p role="status">
          {state.saving === 'waiting'
            ? '都答完了。正在等待网络，答案都留着，连上就交。先别关这一页。'
            : '都答完了，正在交卷…'}
        </p>
      );
    case 'result':
      return <ResultView attempt={state.attempt} result={state.result} />;
  }
}
