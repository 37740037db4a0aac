import './chart.css';
import type { PracticeOf } from '#domain/learning/lesson';
import { amount } from '../amount.ts';
import { type CitedSource, SourceLine } from '../SourceLine.tsx';
import { Drawn } from './Drawn.tsx';

type Props = { chart: PracticeOf<'chart'>; sources: readonly CitedSource[] };

/** The chart with its numbers behind it: drawn on the server, no script needed. */
export function ChartFigure({ chart, sources }: Props) {
  const { title, unit, points, source } = chart;
  return (
    <figure class="chart-figure">
      <figcaption>
        <b>{title}</b>
        <span class="soft">（单位：{unit}）</span>
      </figcaption>
      <Drawn chart={chart} />
      <SourceLine id={source} sources={sources} />
      <details>
        <summary>看数据表</summary>
        <table>
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{amount(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
