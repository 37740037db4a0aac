import { useEffect, useRef } from 'preact/hooks';
import type { Review, ReviewState } from './ctrl.ts';

type Props = { state: Extract<ReviewState, { at: 'answered' }>; ctrl: Review };

/** What was chosen, what fits better, and why; the next one is a key away. */
export function Answered({ state: { card, chosen, feedback: said }, ctrl }: Props) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <div class="question">
      <p class="review-from soft">{card.lesson}</p>
      <h2 class="stem">{card.stem}</h2>
      <div class={said.right ? 'outcome passed' : 'outcome'} role="status">
        <p>
          <b>{said.right ? '对了。' : '再想想。'}</b>
          你选了：{card.options.find(({ id }) => id === chosen)?.text}
        </p>
        {!said.right && (
          <>
            <p>{said.feedback}</p>
            <p>
              更合适的是：<b>{said.key}</b>
            </p>
          </>
        )}
        <p>{said.why}</p>
      </div>
      <div class="acts">
        <button
          class="button button-next"
          type="button"
          ref={next}
          onClick={() => void ctrl.next()}
        >
          下一题
        </button>
        {!card.due && (
          <button class="button" type="button" onClick={ctrl.rest}>
            换一课
          </button>
        )}
        <button class="button" type="button" onClick={ctrl.stop}>
          不练了
        </button>
      </div>
    </div>
  );
}
