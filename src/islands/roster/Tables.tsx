import type { ComponentChildren } from 'preact';
import type { Preview } from './api.ts';

type Shown = { title: string; head: string[]; total: number; rows: ComponentChildren[][] };

/** One table of the preview; of a long list the server sends the beginning. */
function Table({ title, head, total, rows }: Shown) {
  if (total === 0) return null;
  const caption =
    rows.length < total ? `共 ${total} 行，下面是前 ${rows.length} 行` : `${total} 行`;
  return (
    <section class="desk-section">
      <h3>
        {title} <span class="soft num">{caption}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="desk-scroll" aria-label={title} tabIndex={0}>
        <table class="desk-table">
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, i) => (
              <tr key={i}>
                {cells.map((cell, j) => (
                  <td key={head[j]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type Placed = { sheet: string; row: number };

/** The row as the spreadsheet counts it, with its sheet where there are several. */
const at = ({ sheet, row }: Placed) => `${sheet ? `${sheet} ` : ''}第 ${row} 行`;

export function Problems({ preview: { problems, counts } }: { preview: Preview }) {
  const rows = problems.map((one) => [
    at(one),
    one.column || '整行',
    <b key="what">{one.what}</b>,
    one.todo,
  ]);
  return (
    <Table
      title="要改的地方"
      head={['在哪一行', '哪一列', '问题', '怎么改']}
      total={counts.problems}
      rows={rows}
    />
  );
}

export function Changed({ preview: { changed, counts } }: { preview: Preview }) {
  const rows = changed.map(({ was, ...one }) => [
    at(one),
    <Now key="number" was={was.number} now={one.number} />,
    <Now key="name" was={was.name} now={one.name} />,
    <Now key="class" was={was.className} now={one.className} />,
  ]);
  return (
    <Table
      title="变更"
      head={['在哪一行', '学号', '姓名', '班级']}
      total={counts.changed}
      rows={rows}
    />
  );
}

function Now({ was, now }: { was: string | undefined; now: string }) {
  if (was === undefined) return now;
  return (
    <>
      <s class="soft">{was}</s> <span aria-hidden="true">→</span>
      <span class="unseen">改为</span> <b>{now}</b>
    </>
  );
}

export function Added({ preview: { added, counts } }: { preview: Preview }) {
  const rows = added.map((one) => [
    at(one),
    one.proposed ? `${one.number}（平台编号）` : one.number,
    one.name,
    one.className,
  ]);
  return (
    <Table
      title="新增"
      head={['在哪一行', '学号', '姓名', '班级']}
      total={counts.added}
      rows={rows}
    />
  );
}

export function Absent({ preview: { absent, counts } }: { preview: Preview }) {
  const rows = absent.map((one) => [one.number, one.name, one.className]);
  return (
    <Table
      title="名单中没有（保留，不删除）"
      head={['学号', '姓名', '班级']}
      total={counts.absent}
      rows={rows}
    />
  );
}
