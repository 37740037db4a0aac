import { QuestionForm } from '../QuestionForm.tsx';
import { Countdown } from './Countdown.tsx';
import type { Quiz, QuizState } from './ctrl.ts';

type Props = { state: Extract<QuizState, { at: 'asking' }>; ctrl: Quiz };

/** More would not fit on a phone. */
const mostDots = 8;

/** One question of an attempt, where it stands in it, and whether the answers are saved. */
export function Question({ state, ctrl }: Props) {
  const { attempt, index, chosen, saving } = state;
  const { items } = attempt;
  const item = items[index];
  if (!item) return null;
  const where = `第 ${index + 1} 题，共 ${items.length} 题`;
  return (
    <QuestionForm
      question={item}
      chosen={chosen}
      choose={(id) => ctrl.choose(id)}
      confirm={() => ctrl.confirm()}
      confirmWords={index + 1 < items.length ? '选好了' : '选好了，交卷'}
      hint="选好以后不能改，想清楚再按。"
    >
      <div class="where">
        {items.length > mostDots ? (
          <p>{where}</p>
        ) : (
          <div class="dots" role="img" aria-label={where}>
            {items.map(({ item: id }, i) => (
              <span key={id} class={i < index ? 'past' : i === index ? 'now' : ''} />
            ))}
          </div>
        )}
        <p class={`saving ${saving}`} role="status">
          {ctrl.words()}
        </p>
      </div>
      <Countdown ctrl={ctrl} />
    </QuestionForm>
  );
}
