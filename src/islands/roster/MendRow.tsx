import { useState } from 'preact/hooks';
import type { Preview, RowFix } from './api.ts';
import { at } from './decided.ts';

type Row = Preview['mendable'][number];
type Props = {
  row: Row;
  problems: Preview['problems'];
  /** Was it changed here already, and is not yet right? */
  wasFixed: boolean;
  busy: boolean;
  onFix: (fix: RowFix) => void;
};

const longestText = 60;

/** One row with what is wrong in it, and its fields to be changed in place. */
export function MendRow({
  row: { texts: inFile, ...row },
  problems,
  wasFixed,
  busy,
  onFix,
}: Props) {
  const [texts, setTexts] = useState(inFile);
  const [alike, setAlike] = useState(false);
  const place = { sheet: row.sheet, row: row.row };
  const field = (name: keyof typeof texts, label: string) => (
    <label>
      {label}
      <input
        value={texts[name]}
        maxLength={longestText}
        autocomplete="off"
        onInput={({ currentTarget }) => setTexts({ ...texts, [name]: currentTarget.value })}
      />
    </label>
  );
  return (
    <li>
      <h4>
        {at(row)}
        {inFile.name && ` · ${inFile.name}`} {wasFixed && <span class="roster-tag">已改</span>}
      </h4>
      {problems.length === 0 && <p class="soft">和另一行的学号重复，改哪一行都可以。</p>}
      {problems.map(({ column, what, todo }, i) => (
        <p key={i}>
          {column && <span class="soft">{column}：</span>}
          <b>{what}</b> {todo}
        </p>
      ))}
      <details>
        <summary>改这一行</summary>
        <form
          class="roster-mend"
          onSubmit={(event) => {
            event.preventDefault();
            onFix({ act: 'change', ...place, texts, alike });
          }}
        >
          {field('number', row.numbered ? '学号' : '学号（可不填）')}
          {field('name', '姓名')}
          {field('grade', '年级或入学年份')}
          {field('class', '班级')}
          {row.alike > 1 && (
            <label class="roster-check">
              <input
                type="checkbox"
                checked={alike}
                onChange={({ currentTarget }) => setAlike(currentTarget.checked)}
              />
              班级写法相同的 {row.alike} 行一起改成这个班
            </label>
          )}
          <div class="desk-tools">
            <button type="submit" class="button button-next" disabled={busy}>
              改好这一行
            </button>
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => onFix({ act: 'omit', ...place })}
            >
              不导入这一行
            </button>
          </div>
        </form>
      </details>
    </li>
  );
}
