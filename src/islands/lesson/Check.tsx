import './check.css';
import { Slow } from '../Slow.tsx';
import { Cheer } from './marks.tsx';
import type { ProgressState } from './progress.ts';
import { type RailItem, railOf } from './rail.ts';
import { useLive, useProgress } from './useProgress.ts';

type Props = { lesson: string; steps: string[] };

/** The door to the check: what is still missing, or the way in. */
export function Check({ lesson, steps }: Props) {
  const live = useLive();
  const { progress, state } = useProgress(lesson, steps);
  if (!live) return <Slow />;
  const parts = railOf(steps, state, lesson).slice(0, -1);
  return (
    <div class="check-door" role="status">
      {state.counted ? (
        <>
          <Cheer />
          <p>这一课学完了。小测有五道题，想清楚再选。</p>
          <a class="button button-next" href={`/quiz/${lesson}`}>
            去做小测
          </a>
        </>
      ) : state.who === 'visitor' && !state.trouble ? (
        <>
          <p>故事、事实和练习不用登录就能学。同学登录以后，会记下进度，还能做小测。</p>
          <a class="button button-main" href={`/sign-in?next=/lessons/${lesson}`}>
            登录
          </a>
        </>
      ) : (
        <Waiting
          state={state}
          left={parts.filter(({ done }) => !done)}
          again={() => void progress?.sendLast()}
        />
      )}
    </div>
  );
}

type WaitingProps = { state: ProgressState; left: RailItem[]; again: () => void };

function Waiting({ state, left, again }: WaitingProps) {
  const { trouble, tooFastSeconds, saving } = state;
  if (trouble) {
    return (
      <>
        <p>{trouble}</p>
        <a class="button" href="/my">
          打开我的课
        </a>
      </>
    );
  }
  if (left.length > 0) {
    return (
      <p>
        做完前面几步，小测就会打开。还差：
        {left.map(({ name, href }, i) => (
          <span key={name}>
            {i > 0 && '、'}
            <a href={href}>{name}</a>
          </span>
        ))}
        。
      </p>
    );
  }
  if (saving === 'waiting') {
    return <p>都做完了，正在等网络。连上以后会自动保存{!state.lasts && '，先别关这一页'}。</p>;
  }
  if (saving === 'saving') return <p>正在保存…</p>;
  const wait =
    tooFastSeconds === undefined
      ? '过几分钟'
      : `大约 ${Math.max(1, Math.ceil(tooFastSeconds / 60))} 分钟后`;
  return (
    <>
      <p>你读得很快！这一课还没有算数，再看看故事和事实，{wait}再点一次“完成”。</p>
      <button class="button button-main" type="button" onClick={again}>
        完成
      </button>
    </>
  );
}
