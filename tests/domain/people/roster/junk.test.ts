import { expect, test } from 'vitest';
import { problemsOf, readRoster } from '#domain/people/roster/readRoster';
import type { Cell, Merge } from '#domain/people/roster/sheet';

/** A small generator, so that a failure can be repeated by its number (mulberry32). */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const bits = [
  ...[
    '学号',
    '姓名',
    '班级',
    '年级',
    '入学年份',
    '七年级',
    '(3)班',
    '3',
    '07',
    '七',
    '2026级',
    '高一',
    '初',
    '级',
    '班',
    '届',
  ],
  ...[
    '王一一',
    '·',
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    '𠮷',
    '=1+1',
    '"',
    "'",
    '「',
    '%',
    '1.23E+17',
    '000000201301010001',
  ],
  ...[
    '年',
    '月',
    '第',
    '(',
    ')',
    '((((',
    '十十十',
    '一二三四',
    '99999',
    '-1',
    'null',
    '__proto__',
    '合计',
    'x'.repeat(300),
  ],
];

test('random cells never throw, and every row with a student in it is read or named', () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const random = randomBy(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const cell = (): Cell => {
      const r = random();
      if (r < 0.1) return null;
      if (r < 0.2)
        return pick([
          0,
          -1,
          1.5,
          1e15,
          1.23e17,
          301,
          Number.NaN,
          Number.POSITIVE_INFINITY,
          20260901,
        ]);
      if (r < 0.25)
        return pick([
          { odd: 'formula' },
          { odd: 'other' },
          { odd: 'date', year: Number.NaN },
        ] as const);
      return Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(bits)).join('');
    };
    const width = 1 + Math.floor(random() * 6);
    const rows = Array.from({ length: 12 }, () => Array.from({ length: width }, cell));
    if (random() < 0.7) rows[1] = ['学号', '姓名', '年级', '班级', '入学年份'];
    const merges: Merge[] = [
      { startRow: Math.floor(random() * 20) - 2, startCol: 0, endRow: 1e6, endCol: 1e6 },
    ];
    const result = readRoster([{ name: pick(bits), rows, merges }], {
      stages: ['primary', 'junior'],
      day: '2026-10-01',
      maxRows: 100,
    });
    const text = JSON.stringify(result);
    expect(text, `seed ${seed}`).not.toMatch(/\d{15}/);
    if ('unusable' in result)
      expect(result.unusable.detail, `seed ${seed}`).toMatch(/系统里的名单没有变动/);
    else
      for (const { what, todo } of problemsOf(result.file))
        expect(what && todo, `seed ${seed}`).toMatch(/。$/);
  }
});
