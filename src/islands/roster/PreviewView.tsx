import { useEffect, useRef, useState } from 'preact/hooks';
import { Absent, type Leaving } from './Absent.tsx';
import type { Confirmation, Preview, RowFix } from './api.ts';
import { type Choices, chosenTwice, transfersOf, undecided } from './decided.ts';
import { Fixes } from './Fixes.tsx';
import { Problems } from './Problems.tsx';
import { Added, Changed } from './Tables.tsx';
import { Transfers } from './Transfers.tsx';

type Props = {
  preview: Preview;
  today: string;
  /** Why this preview is shown again, or why an import failed. */
  notice: string | undefined;
  busy: 'importing' | 'fixing' | undefined;
  /** Counts the fixes made. */
  turn: number;
  onFix: (fix: RowFix) => void;
  onConfirm: (body: Confirmation) => void;
  onOther: () => void;
};

/** What an import would do: counts first, then what is to be decided, then every table. */
export function PreviewView(props: Props) {
  const { preview, today, notice, busy, turn, onFix, onConfirm, onOther } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const alert = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), [preview.preview]);
  useEffect(() => {
    if (turn > 0 && preview.canImport) heading.current?.focus();
  }, [turn]);
  useEffect(() => alert.current?.focus(), [notice, busy]);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [ticked, setTicked] = useState<Leaving>({ students: new Set(), on: today });

  const { counts, canImport, classesCreated, dropped, notes, otherClasses, proposals } = preview;
  const students = preview.absent.map(({ id }) => id).filter((id) => ticked.students.has(id));
  const leaving = { on: ticked.on, students: new Set(students) };
  const open = undecided(proposals, choices).length + chosenTwice(proposals, choices).length;
  const nothingNew = canImport && counts.added + counts.changed === 0;
  const confirm = () =>
    onConfirm({
      preview: preview.preview,
      ...(proposals.length > 0 && { transfers: transfersOf(proposals, choices) }),
      ...(students.length > 0 && { leaving: { students, on: ticked.on } }),
    });
  return (
    <div class="roster-step">
      <h2 ref={heading} tabIndex={-1}>
        预览：{preview.fileName}
      </h2>
      {notice && (
        <p ref={alert} class="roster-notice care" role="alert" tabIndex={-1}>
          {notice}
        </p>
      )}
      <dl class="roster-counts">
        <Count name="新增" count={counts.added} />
        <Count name="变更" count={counts.changed} />
        <Count name="不变" count={counts.unchanged} />
        <Count name="问题" count={counts.problems} care={counts.problems > 0} />
      </dl>
      {!canImport && (
        <p class="roster-notice care">
          有 {counts.problems}{' '}
          处问题，所以整份文件都先不导入，系统里的名单没有变动。请在下面逐行改好，或在文件里改好，再上传一次。
        </p>
      )}
      {nothingNew && <p class="roster-notice good">文件和系统里的名单一致，不需要导入。</p>}
      {canImport && open > 0 && (
        <p class="roster-notice care">还有 {open} 名学生没有选定是不是转来的，选好才能导入。</p>
      )}
      {canImport && students.length > 0 && (
        <p class="roster-notice">
          同时登记 {students.length} 人离校，从 {ticked.on} 起不在校。
        </p>
      )}
      <div class="desk-tools">
        {(!nothingNew || students.length > 0) && (
          <button
            type="button"
            class="button button-next"
            disabled={!canImport || open > 0 || (students.length > 0 && !ticked.on) || !!busy}
            onClick={confirm}
          >
            {busy === 'importing' ? '正在导入…' : '确认导入'}
          </button>
        )}
        <button type="button" class="button" disabled={!!busy} onClick={onOther}>
          换一个文件
        </button>
      </div>
      <Problems preview={preview} busy={!!busy} turn={turn} onFix={onFix} />
      <Fixes fixes={preview.fixes} busy={!!busy} onFix={onFix} />
      {canImport && <Transfers proposals={proposals} choices={choices} onChoose={setChoices} />}
      {classesCreated.length > 0 && (
        <p>
          <b>新建 {classesCreated.length} 个班：</b>
          {classesCreated.map(({ name, students: size }) => `${name}${size} 人`).join('、')}
        </p>
      )}
      {dropped.length > 0 && (
        <p class="roster-notice">
          这些列平台不需要，没有读取，也没有保存：{dropped.join('、')}。以后可以不交这些列。
        </p>
      )}
      {notes.length > 0 && (
        <ul class="roster-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {canImport && (
        <Absent preview={preview} today={today} leaving={leaving} onChange={setTicked} />
      )}
      <Changed preview={preview} />
      <Added preview={preview} />
      {otherClasses > 0 && (
        <p class="soft">本校另有 {otherClasses} 个班不在这个文件里，不受影响。</p>
      )}
    </div>
  );
}

function Count({ name, count, care = false }: { name: string; count: number; care?: boolean }) {
  return (
    <div class={care ? 'care' : undefined}>
      <dt>{name}</dt>
      <dd class="num">{count.toLocaleString('zh-CN')}</dd>
    </div>
  );
}
