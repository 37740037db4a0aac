import { QuestionForm } from '../QuestionForm.tsx';
import type { Review, ReviewState } from './ctrl.ts';

type Props = { state: Extract<ReviewState, { at: 'asking' }>; ctrl: Review };

/** One card of today's review, and which lesson it comes from. */
export function Question({ state: { card, left, chosen, sending }, ctrl }: Props) {
  return (
    <QuestionForm
      question={card}
      chosen={chosen}
      sending={sending}
      choose={(id) => ctrl.choose(id)}
      confirm={() => ctrl.confirm()}
      confirmWords={sending ? '正在看…' : '看看对不对'}
    >
      <p class="review-from soft">
        <span>{card.lesson}</span>
        <span>{card.due ? `今天还有 ${left} 道要复习` : '练习'}</span>
      </p>
    </QuestionForm>
  );
}
