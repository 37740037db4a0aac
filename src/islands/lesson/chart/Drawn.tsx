import type { Chart } from '#domain/learning/lesson';
import { drawingOf } from './drawing.ts';

/** Bars or a line over an axis that begins at zero. */
export function Drawn({ chart }: { chart: Chart }) {
  const { width, height, left, right, floor, barWidth, axis, marks } = drawingOf(chart);
  const form = chart.form === 'bar' ? '柱形图' : '折线图';
  return (
    <svg
      class="chart-drawn"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${form}：${chart.title}。数字见下面的数据表。`}
    >
      {axis.map(({ text, y }) => (
        <g key={text}>
          <path class={y === floor ? 'chart-floor' : 'chart-grid'} d={`M${left} ${y}H${right}`} />
          <text class="chart-axis" x={left - 5} y={y + 5}>
            {text}
          </text>
        </g>
      ))}
      {chart.form === 'line' && (
        <path class="chart-line" d={`M${marks.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
      )}
      {marks.map(({ label, x, y, labelY, value }) => (
        <g key={label}>
          {chart.form === 'line' ? (
            <circle class="chart-dot" cx={x} cy={y} r="5" />
          ) : (
            <rect
              class="chart-bar"
              x={x - barWidth / 2}
              y={y}
              width={barWidth}
              height={floor - y}
            />
          )}
          {value && (
            <text class="chart-value" x={x} y={y - (chart.form === 'line' ? 11 : 6)}>
              {value}
            </text>
          )}
          <text class="chart-label" x={x} y={labelY}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
