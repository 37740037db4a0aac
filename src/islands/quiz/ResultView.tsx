import { useEffect, useRef } from 'preact/hooks';
import { momentText } from '#components/site/words.ts';
import { Cheer } from '#islands/lesson/marks.tsx';
import type { Attempt, Result, ResultItem } from './api.ts';

type Props = { attempt: Attempt; result: Result; back: string };

/** What was clear and what to look at again; no points, no rank. */
export function ResultView({ attempt, result, back }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { score, of, passed, completed, retakeAt, items } = result;
  return (
    <div class="result">
      <div class={passed ? 'outcome passed' : 'outcome'}>
        {passed && attempt.lesson && <Cheer />}
        <h2 ref={heading} tabIndex={-1}>
          {passed ? '想得很清楚！' : '有几处值得再想想'}
        </h2>
        <p>
          {of} 题里答对了 {score} 题。
          {completed && '这一课完成了。'}
          {passed &&
            attempt.lesson &&
            !completed &&
            '这次只作记录，不计入：老师刚给你换过卡（要等 24 小时），或者这节上机课不在上课时间。过后再做一次小测，就算数。'}
          {!passed &&
            (attempt.lesson ? '先看看下面的说明，再回去读一读。' : '看看下面的说明就好。')}
          {!passed && retakeAt && `${momentText(retakeAt)} 以后可以再做一次，题目会换新的。`}
        </p>
        <div class="acts">
          {passed || !attempt.lesson ? (
            <a class="button button-next" href="/my">
              回到我的课
            </a>
          ) : (
            <a class="button button-next" href={back}>
              回去再读读
            </a>
          )}
        </div>
      </div>
      <ol class="answers" role="list">
        {items.map((item) => (
          <Answered key={item.item} item={item} />
        ))}
      </ol>
    </div>
  );
}

function Answered({ item }: { item: ResultItem }) {
  const { stem, chosen, right, key, feedback, why } = item;
  return (
    <li class={right ? 'right' : ''}>
      <h3>{stem}</h3>
      <p class="picked">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={right ? 'M4.5 12.5l5 5L19.5 7' : 'M19 12a7 7 0 1 1-2.5-5.4M17 3v4h-4'} />
        </svg>
        <span>
          你选了：{chosen}
          {right && <b> —— 对</b>}
        </span>
      </p>
      {!right && (
        <>
          <p>{feedback}</p>
          <p>
            更合适的是：<b>{key}</b>
          </p>
        </>
      )}
      <p class="soft">{why}</p>
    </li>
  );
}
