import { describe, expect, it } from 'vitest';
import type { Chart } from '#domain/learning/lesson';
import { drawingOf } from '#islands/lesson/chart/drawing.ts';
import { axisMarks } from '#islands/lesson/chart/scale.ts';

const chartOf = (...points: [string, number][]): Chart => ({
  title: '人数',
  unit: '万人',
  form: 'bar',
  points: points.map(([label, value]) => ({ label, value })),
});
const years = (count: number) =>
  chartOf(...Array.from({ length: count }, (_, i): [string, number] => [`${2012 + i}年`, 100 + i]));

describe('the axis', () => {
  it.each([
    [300, [0, 50, 100, 150, 200, 250, 300]],
    [255.3, [0, 50, 100, 150, 200, 250, 300]],
    [12, [0, 2, 4, 6, 8, 10, 12]],
    [148.6, [0, 25, 50, 75, 100, 125, 150]],
    [0.5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    [3, [0, 0.5, 1, 1.5, 2, 2.5, 3]],
  ])('up to %d begins at zero and counts as people do', (largest, marks) => {
    expect(axisMarks(largest)).toEqual(marks);
  });
});

describe('a drawing', () => {
  it('makes heights as long as the numbers are large', () => {
    const { marks, floor, axis } = drawingOf(chartOf(['甲', 300], ['乙', 150], ['丙', 0]));
    const heights = marks.map(({ y }) => floor - y);
    expect(heights[0]).toBeCloseTo(2 * (heights[1] ?? 0));
    expect(heights[2]).toBe(0);
    expect(axis.at(-1)).toEqual({ text: '300', y: floor - (heights[0] ?? 0) });
  });

  it('keeps everything inside the frame', () => {
    const { marks, left, right, barWidth, height } = drawingOf(years(12));
    expect((marks[0]?.x ?? 0) - barWidth / 2).toBeGreaterThanOrEqual(left);
    expect((marks.at(-1)?.x ?? 0) + barWidth / 2).toBeLessThanOrEqual(right);
    expect(Math.max(...marks.map(({ labelY }) => labelY))).toBeLessThan(height);
  });

  it('lets wide labels take turns in rows', () => {
    const rows = (chart: Chart) => new Set(drawingOf(chart).marks.map(({ labelY }) => labelY)).size;
    expect(rows(years(4))).toBe(1);
    expect(rows(years(8))).toBe(2);
    expect(
      rows(chartOf(['合成大麻素类物质', 1], ['芬太尼类', 2], ['尼秦类', 3], ['其他', 4])),
    ).toBe(2);
  });

  it('leaves numbers out where they would run into each other', () => {
    expect(drawingOf(years(4)).marks[0]?.value).toBe('100');
    expect(drawingOf(years(12)).marks[0]?.value).toBeUndefined();
  });
});
