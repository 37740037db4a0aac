import { useEffect, useRef } from 'preact/hooks';
import type { Preview } from './api.ts';
import { Absent, Added, Changed, Problems } from './Tables.tsx';

type Props = {
  preview: Preview;
  /** Why this preview is shown again, or why an import failed. */
  notice: string | undefined;
  importing: boolean;
  onConfirm: () => void;
  onOther: () => void;
};

/** What an import would do: counts first, then every table. */
export function PreviewView({ preview, notice, importing, onConfirm, onOther }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview.preview]);
  const { counts, canImport, classesCreated, dropped, notes, otherClasses } = preview;
  const nothingNew = canImport && counts.added + counts.changed === 0;
  return (
    <div class="roster-step">
      <h2 ref={heading} tabIndex={-1}>
        预览：{preview.fileName}
      </h2>
      {notice && (
        <p class="roster-notice care" role="alert">
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
          处问题，所以整份文件都先不导入，系统里的名单没有变动。请在文件里改好，再上传一次。
        </p>
      )}
      {nothingNew && <p class="roster-notice good">文件和系统里的名单一致，不需要导入。</p>}
      <div class="desk-tools">
        {!nothingNew && (
          <button
            type="button"
            class="button button-next"
            disabled={!canImport || importing}
            onClick={onConfirm}
          >
            {importing ? '正在导入…' : '确认导入'}
          </button>
        )}
        <button type="button" class="button" disabled={importing} onClick={onOther}>
          换一个文件
        </button>
      </div>
      <Problems preview={preview} />
      {classesCreated.length > 0 && (
        <p>
          <b>新建 {classesCreated.length} 个班：</b>
          {classesCreated.map(({ name, students }) => `${name}${students} 人`).join('、')}
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
      <Changed preview={preview} />
      <Added preview={preview} />
      {canImport && <Absent preview={preview} />}
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
      <dd class="num">{count}</dd>
    </div>
  );
}
