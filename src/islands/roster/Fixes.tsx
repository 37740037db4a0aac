import type { Preview, RowFix } from './api.ts';
import { at, keyOf } from './decided.ts';
import { More } from './More.tsx';

type Props = { fixes: Preview['fixes']; busy: boolean; onFix: (fix: RowFix) => void };

/** What was changed here, each to be taken back. */
export function Fixes({ fixes, busy, onFix }: Props) {
  if (fixes.length === 0) return null;
  return (
    <section class="desk-section">
      <h3>
        在这里改过的 <span class="soft num">{fixes.length} 行</span>
      </h3>
      <More of={fixes} step={10}>
        {(fix) => (
          <li key={keyOf(fix)} class="roster-line">
            <span>
              <span class="roster-tag">{fix.texts ? '已改' : '不导入'}</span> {at(fix)}
              {fix.texts && `：${wordsOf(fix.texts)}`}
            </span>
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => onFix({ act: 'restore', sheet: fix.sheet, row: fix.row })}
            >
              撤回<span class="unseen">{at(fix)}的改动</span>
            </button>
          </li>
        )}
      </More>
    </section>
  );
}

const wordsOf = ({
  number,
  name,
  grade,
  class: inClass,
}: NonNullable<Preview['fixes'][0]['texts']>) =>
  [number, name, grade, inClass].filter(Boolean).join(' · ');
