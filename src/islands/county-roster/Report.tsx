import { useEffect, useRef } from 'preact/hooks';
import type { CountyJob } from './api.ts';
import { SchoolTable } from './SchoolTable.tsx';

type School = CountyJob['schools'][number];

/** What came of an import, school by school; those left out first. */
export function Report({ job, onOther }: { job: CountyJob; onOther: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { schools, fileName } = job;
  const out = schools.filter(({ state }) => state === 'left-out');
  const done = schools.filter(({ state }) => state === 'done');
  const sum = (of: 'added' | 'changed' | 'transferred' | 'unchanged') =>
    schools.reduce((total, school) => total + school[of], 0);
  return (
    <div class="roster-step">
      <h2 ref={heading} tabIndex={-1}>
        导入结束：{fileName}
      </h2>
      <p class={out.length > 0 ? 'roster-notice num' : 'roster-notice good num'}>
        {done.length} 所学校导入好了：新增 {sum('added')} · 变更 {sum('changed')} · 转来{' '}
        {sum('transferred')} · 不变 {sum('unchanged')}。
      </p>
      {out.length > 0 && (
        <section class="desk-section">
          <h3>
            没有全部导入的学校 <span class="soft num">{out.length} 所</span>
          </h3>
          <SchoolTable
            title="没有全部导入的学校"
            head={['学生', '为什么']}
            rows={out.map((school) => ({ ...school, cells: [school.students, school.why] }))}
          />
        </section>
      )}
      {done.length > 0 && (
        <section class="desk-section">
          <h3>
            导入好的学校 <span class="soft num">{done.length} 所</span>
          </h3>
          <p class="soft">接下来请各学校给新学生打印登录卡，并登记已经离校的学生。</p>
          <SchoolTable
            title="导入好的学校"
            head={['新增', '变更', '转来', '不变']}
            rows={done.map((school) => ({ ...school, cells: cellsOf(school) }))}
          />
        </section>
      )}
      <div class="desk-tools">
        <button type="button" class="button" onClick={onOther}>
          再导入一个文件
        </button>
      </div>
    </div>
  );
}

const cellsOf = ({ added, changed, transferred, unchanged }: School) => [
  ...[added, changed, transferred, unchanged],
];
