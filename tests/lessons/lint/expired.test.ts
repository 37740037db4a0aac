import { expect, it } from 'vitest';
import { expired } from '#lessons/lint/expired';
import { lineOf } from '../good.ts';
import { anItem, corpusOf, shared, spoilt, told } from './support.ts';

it('a source within its time passes', () => {
  expect(told(expired, {}, { today: '2027-11-01' })).toEqual([]);
});

it('an overdue source is a reminder, and an error on release', () => {
  const old = { markdown: spoilt('reviewBy: 2027-11-01', 'reviewBy: 2026-11-30') };
  const [warning] = told(expired, old);
  const line = lineOf(old.markdown, '- id: law-2');
  expect(warning).toContain(`warning lesson.md ${line} 来源“law-2”过了核对日期 2026-11-30`);
  expect(told(expired, old, { release: true })[0]).toMatch(/^error/);
});

it('an overdue item is told at its own line', () => {
  const items = [anItem(0), anItem(1, { reviewBy: '2026-11-30' })];
  expect(told(expired, { items })).toEqual([
    expect.stringContaining('warning questions.yaml 6 题目“01-good-02”'),
  ]);
});

it('nothing was seen tomorrow', () => {
  const markdown = spoilt('seen: 2026-11-01', 'seen: 2026-12-02');
  expect(told(expired, { markdown })[0]).toMatch(/^error .*还没有到/);
  expect(told(expired, { markdown }, { today: '2026-12-02' })).toEqual([]);
});

it('words of the glossary expire too', () => {
  const glossary = shared(
    'glossary.yaml',
    '- id: drug\n  seen: 2026-11-01\n  reviewBy: 2026-11-30\n- id: ok\n  reviewBy: 2027-11-01\n',
  );
  expect(expired(corpusOf([], { shared: [glossary] }))).toEqual([
    {
      file: 'glossary.yaml',
      line: 3,
      level: 'warning',
      text: expect.stringContaining('词条“drug”过了核对日期'),
    },
  ]);
});
