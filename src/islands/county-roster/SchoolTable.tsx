import type { ComponentChildren } from 'preact';

type Props = {
  title: string;
  /** Behind the name of the school. */
  head: string[];
  rows: { id: number; code: string; name: string; cells: ComponentChildren[] }[];
};

/** A row for each school, in the order of their codes. */
export function SchoolTable({ title, head, rows }: Props) {
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="desk-scroll" aria-label={title} tabIndex={0}>
      <table class="desk-table county-schools">
        <thead>
          <tr>
            <th scope="col">学校</th>
            {head.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, code, name, cells }) => (
            <tr key={id}>
              <th scope="row">
                {name} <span class="soft num">{code}</span>
              </th>
              {cells.map((cell, i) => (
                <td key={head[i]} class={typeof cell === 'number' ? 'num' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
