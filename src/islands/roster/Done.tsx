import { useEffect, useRef } from 'preact/hooks';
import type { Imported } from './api.ts';

type Props = { imported: Imported; onOther: () => void };

/** What was imported, and the next thing to do: cards for the new students. */
export function Done({ imported, onOther }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { added, changed, unchanged, transferred, waiting, left, classesCreated, classes } =
    imported;
  return (
    <div class="roster-step">
      <h2 ref={heading} tabIndex={-1}>
        导入好了
      </h2>
      <p class="roster-notice good num">
        新增 {added} · 变更 {changed} · 不变 {unchanged}
        {transferred > 0 && ` · 转入 ${transferred}`}
        {left > 0 && ` · 离校 ${left}`}
        {classesCreated > 0 && ` · 新建 ${classesCreated} 个班`}
      </p>
      {transferred > 0 && (
        <p>
          转来的学生保留原来的账号、学习记录和密码；以后登录要用本校的学校代码和新学号，可以给他们打印新卡。
        </p>
      )}
      {waiting > 0 && (
        <p class="roster-notice care">
          有 {waiting}{' '}
          名学生还在别的学校就读，没有转来，也没有建新账号。请原学校先登记离校（原因选“转学”），再导入一次同一份文件。
        </p>
      )}
      {classes.length > 0 && (
        <section class="desk-section">
          <h3>下一步：给新学生打印登录卡</h3>
          <ul class="roster-classes">
            {classes.map(({ id, name, added: students }) => (
              <li key={id}>
                <a href={`/classes/${id}`}>{name}</a>
                <span class="soft num">新增 {students} 人</span>
                <a class="button" href={`/classes/${id}/cards`}>
                  打印登录卡<span class="unseen">：{name}</span>
                </a>
              </li>
            ))}
          </ul>
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
