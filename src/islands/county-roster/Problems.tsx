import { at } from '../roster/decided.ts';
import type { CountyPreview } from './api.ts';

type Props = { problems: CountyPreview['problems']; total: number; href: string };

/** The beginning of all problems by sheet and row; the whole list is a file. */
export function Problems({ problems, total, href }: Props) {
  if (total === 0) return null;
  const head = ['在哪一行', '哪一列', '问题', '怎么改'];
  return (
    <section class="desk-section">
      <h3>
        要改的地方{' '}
        <span class="soft num">
          {problems.length < total
            ? `共 ${total} 处，下面是前 ${problems.length} 处`
            : `${total} 处`}
        </span>
      </h3>
      <div class="desk-tools">
        <a class="button" href={href} download>
          下载全部问题（CSV）
        </a>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="desk-scroll" aria-label="要改的地方" tabIndex={0}>
        <table class="desk-table county-problems">
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
            {problems.map((one, i) => (
              <tr key={i}>
                <td>{at(one)}</td>
                <td>{one.column || '整行'}</td>
                <td>
                  <b>{one.what}</b>
                </td>
                <td>{one.todo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
