import { useEffect, useRef } from 'preact/hooks';
import type { Preview, RowFix } from './api.ts';
import { at, keyOf } from './decided.ts';
import { MendRow } from './MendRow.tsx';
import { More } from './More.tsx';

type Props = {
  preview: Preview;
  busy: boolean;
  /** Counts the fixes made, so that the heading is found again after each. */
  turn: number;
  onFix: (fix: RowFix) => void;
};

/** What keeps the file out, row by row, each to be mended here or left out. */
export function Problems({ preview, busy, turn, onFix }: Props) {
  const { problems, mendable, counts } = preview;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (turn > 0) heading.current?.focus();
  }, [turn]);
  if (counts.problems === 0) return null;
  const hereKeys = new Set(mendable.map(keyOf));
  const elsewhere = problems.filter((one) => !hereKeys.has(keyOf(one)));
  const rest = counts.problems - problems.length;
  return (
    <section class="desk-section">
      <h3 ref={heading} tabIndex={-1}>
        要改的地方 <span class="soft num">{counts.problems} 处</span>
      </h3>
      <p class="soft">
        可以在文件里改好再上传，也可以点“改这一行”直接改；在这里改的，不会改动你的文件。
        {rest > 0 && `先列出前 ${problems.length} 处，改完再列下面的。`}
      </p>
      {elsewhere.length > 0 && (
        <ul class="roster-list" role="list">
          {elsewhere.map(({ what, todo, ...place }, i) => (
            <li key={i}>
              <h4>{at(place)}</h4>
              <p>
                <b>{what}</b> {todo}
              </p>
            </li>
          ))}
        </ul>
      )}
      <More of={mendable}>
        {(row) => (
          <MendRow
            key={keyOf(row) + JSON.stringify(row.texts)}
            row={row}
            problems={problems.filter((one) => keyOf(one) === keyOf(row))}
            wasFixed={preview.fixes.some((one) => keyOf(one) === keyOf(row))}
            busy={busy}
            onFix={onFix}
          />
        )}
      </More>
    </section>
  );
}
