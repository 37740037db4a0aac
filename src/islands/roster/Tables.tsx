import type { ComponentChildren } from 'preact';
import type { Preview } from './api.ts';
import { at } from './decided.ts';

type Shown = {
  title: string;
  head: string[];
  total: number;
  rows: ComponentChildren[][];
};

/** One table of the preview; of a long list the server sends the beginning. */
function Table({ title, head, total, rows }: Shown) {
  if (total === 0) return null;
  return (
    <section class="desk-section">
      <h3>
        {title} <span class="soft num">{extent(total, rows.length)}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="desk-scroll" aria-label={title} tabIndex={0}>
        <table class="desk-table">
          <thead>
            <tr>
              {head.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
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

const extent = (total: number, shown: number) =>
  shown < total ? `共 ${total} 行，下面是前 ${shown} 行` : `${total} 行`;

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
