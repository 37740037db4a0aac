import type { Chart } from '#domain/learning/lesson';
import { amount } from '../amount.ts';
import { axisMarks } from './scale.ts';

// Units of the drawing; on a narrow phone one unit is a little less than a pixel.
const textSize = 14;
const width = 340;
const plotHeight = 190;
const top = 22;
const edge = 6;
const rowHeight = 18;
const mostRows = 3;

type Mark = {
  label: string;
  /** Middle of the point. */
  x: number;
  y: number;
  labelY: number;
  /** Left out where the numbers would run into each other. */
  value?: string;
};

export type Drawing = {
  width: number;
  height: number;
  left: number;
  right: number;
  floor: number;
  barWidth: number;
  axis: { text: string; y: number }[];
  marks: Mark[];
};

/** About how wide a text is drawn: a Chinese character is as wide as high, a digit half of it. */
const textWidth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.58) * textSize, 0);

const widest = (texts: readonly string[]): number => Math.max(...texts.map(textWidth));

/** Where everything of a chart stands. */
export function drawingOf({ points }: Chart): Drawing {
  const marks = axisMarks(Math.max(...points.map(({ value }) => value)));
  const highest = marks[marks.length - 1] ?? 1;
  const floor = top + plotHeight;
  const heightOf = (value: number) => floor - (value / highest) * plotHeight;

  const left = widest(marks.map((mark) => amount(mark))) + edge;
  const right = width - edge;
  const slot = (right - left) / points.length;
  // Labels too wide for one row take turns in several.
  const rows = Math.min(mostRows, Math.ceil((widest(points.map(({ label }) => label)) + 4) / slot));
  const values = points.map(({ value }) => amount(value));
  const showValues = widest(values) + 4 <= slot;

  return {
    width,
    height: floor + rows * rowHeight + edge,
    left,
    right,
    floor,
    barWidth: Math.min(56, slot * 0.62),
    axis: marks.map((mark) => ({ text: amount(mark), y: heightOf(mark) })),
    marks: points.map(({ label, value }, i) => ({
      label,
      x: left + slot * (i + 0.5),
      y: heightOf(value),
      labelY: floor + rowHeight * ((i % rows) + 1),
      value: showValues ? values[i] : undefined,
    })),
  };
}
