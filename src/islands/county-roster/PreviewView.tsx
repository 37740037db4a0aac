import { useEffect, useRef, useState } from 'preact/hooks';
import { type Choices, chosenTwice, keyOf, undecided } from '../roster/decided.ts';
import { Transfers } from '../roster/Transfers.tsx';
import { type CountyConfirmed, type CountyPreview, problemsHref } from './api.ts';
import { Problems } from './Problems.tsx';
import { type Rest, RestChoice } from './RestChoice.tsx';
import { SchoolTable } from './SchoolTable.tsx';

type Props = {
  region: string;
  preview: CountyPreview;
  notice: string | undefined;
  busy: boolean;
  onConfirm: (body: CountyConfirmed) => void;
  onOther: () => void;
};

/** What an import would do: counts, what is to be decided, a row for each school, problems. */
export function PreviewView({ region, preview, notice, busy, onConfirm, onOther }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview.preview]);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [rest, setRest] = useState<Rest>('later');
  const { counts, schools, proposals, problems, dropped, notes } = preview;
  const hasProblems = counts.problems > 0;
  const nothingNew = !hasProblems && counts.added + counts.changed === 0;
  const open = undecided(proposals, choices).length + counts.proposals - proposals.length;
  const twice = chosenTwice(proposals, choices).length > 0;

  const confirm = () =>
    onConfirm({
      preview: preview.preview,
      schools: hasProblems ? 'good' : 'all',
      rows: proposals.flatMap((one) => {
        const student = choices.get(keyOf(one));
        return student === undefined ? [] : [{ sheet: one.sheet, row: one.row, student }];
      }),
      ...(rest !== 'later' && { rest }),
    });

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
        <Count name="学校" count={counts.schools} />
        <Count name="学生" count={counts.students} />
        <Count name="新增" count={counts.added} />
        <Count name="变更" count={counts.changed} />
        <Count name="不变" count={counts.unchanged} />
        <Count name="问题" count={counts.problems} care={hasProblems} />
      </dl>
      {hasProblems && (
        <p class="roster-notice care">
          有 {counts.problems} 处问题。有问题的学校整所都先不导入；没有问题的 {counts.goodSchools}{' '}
          所可以先导入，其余的改好文件再导入一次。
        </p>
      )}
      {counts.renamed > 0 && (
        <p class="roster-notice">
          变更里有 {counts.renamed}{' '}
          名学生的姓名变了。如果是换了一个人在用旧学号，请先不要导入，给新学生换一个学号。
        </p>
      )}
      {nothingNew && <p class="roster-notice good">文件和系统里的名单一致，不需要导入。</p>}
      <Transfers proposals={proposals} choices={choices} onChoose={setChoices} />
      {open > 0 && (
        <RestChoice open={open} sole={preview.soleProposals} rest={rest} onChoose={setRest} />
      )}
      <div class="desk-tools">
        {!nothingNew && (
          <button
            type="button"
            class="button button-next"
            disabled={busy || twice || counts.goodSchools === 0}
            onClick={confirm}
          >
            {busy
              ? '正在开始…'
              : hasProblems
                ? `只导入没有问题的 ${counts.goodSchools} 所`
                : '确认导入'}
          </button>
        )}
        <button type="button" class="button" disabled={busy} onClick={onOther}>
          换一个文件
        </button>
      </div>
      <Problems
        problems={problems}
        total={counts.problems}
        href={problemsHref(region, preview.preview)}
      />
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
      <section class="desk-section">
        <h3>
          每所学校 <span class="soft num">{counts.schools} 所</span>
        </h3>
        <p class="soft">
          “名单中没有”只计数：文件里没有的学生都保留，离校由学校在本校的名单里登记。
        </p>
        <SchoolTable
          title="每所学校"
          head={['新增', '变更', '不变', '名单中没有', '可能转来', '问题']}
          rows={schools.map((school) => ({ ...school, cells: cellsOf(school) }))}
        />
      </section>
    </div>
  );
}

const cellsOf = (school: CountyPreview['schools'][number]) => [
  ...[school.added, school.changed, school.unchanged, school.absent, school.proposals],
  school.problems > 0 ? (
    <b key="problems" class="county-care">
      {school.problems}
    </b>
  ) : (
    0
  ),
];

function Count({ name, count, care = false }: { name: string; count: number; care?: boolean }) {
  return (
    <div class={care ? 'care' : undefined}>
      <dt>{name}</dt>
      <dd class="num">{count.toLocaleString('zh-CN')}</dd>
    </div>
  );
}
