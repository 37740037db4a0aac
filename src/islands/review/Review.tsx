import '../quiz/quiz.css';
import './review.css';
import { useEffect, useState } from 'preact/hooks';
import { Slow } from '../Slow.tsx';
import { Answered } from './Answered.tsx';
import { answerCard, nextCard } from './api.ts';
import { type Review as Ctrl, createReview } from './ctrl.ts';
import { Question } from './Question.tsx';
import { Rest } from './Rest.tsx';
import { Words } from './Words.tsx';

type Props = { lessons: { id: string; title: string }[] };

/** Review and practice: a small view for each state of the controller. */
export function Review({ lessons }: Props) {
  const [ctrl, setCtrl] = useState<Ctrl>();
  const [, again] = useState(0);
  useEffect(() => {
    const review = createReview({ next: nextCard, answer: answerCard }, () => again((n) => n + 1));
    setCtrl(review);
    void review.next();
    // A page taken back from the browser's memory may belong to the student before.
    const fresh = (event: PageTransitionEvent) => event.persisted && location.reload();
    addEventListener('pageshow', fresh);
    return () => removeEventListener('pageshow', fresh);
  }, []);

  if (!ctrl) return <Slow />;
  const state = ctrl.state();
  switch (state.at) {
    case 'opening':
      return <p role="status">正在取题…</p>;
    case 'asking':
      return <Question key={state.card.token} state={state} ctrl={ctrl} />;
    case 'answered':
      return <Answered state={state} ctrl={ctrl} />;
    case 'rest':
      return <Rest lessons={lessons} ctrl={ctrl} />;
    case 'none':
      return (
        <Words words="还没有可以练的题。做完一次小测，题就会到这里来。">
          <a class="button button-next" href="/my">
            回到我的课
          </a>
        </Words>
      );
    case 'stopped':
      return (
        <Words words="好，今天就到这里。想练的时候再来。">
          <a class="button button-next" href="/my">
            回到我的课
          </a>
        </Words>
      );
    case 'stuck':
      return state.signedOut ? (
        <Words words="登录已经过期。重新登录以后接着练。">
          <a class="button button-next" href="/sign-in?next=%2Freview">
            重新登录
          </a>
        </Words>
      ) : (
        <Words words="没有连上服务器。等网络好了再试一次，练过的都记着。">
          <button class="button button-next" type="button" onClick={ctrl.retry}>
            再试一次
          </button>
        </Words>
      );
  }
}
