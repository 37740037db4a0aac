import { expect, test } from 'vitest';
import type { Preview } from '#islands/roster/api.ts';
import {
  allDifferent,
  allSame,
  chosenTwice,
  transfersOf,
  undecided,
} from '#islands/roster/decided.ts';

const proposal = (row: number, ...students: number[]): Preview['proposals'][number] => ({
  ...{ sheet: '', row, number: String(row), name: '李娜', className: '七年级1班' },
  candidates: students.map((student) => ({
    ...{ student, school: '东镇中学', className: '七年级3班' },
    ...{ now: 'left' as const, waits: false, leftOn: '2026-10-01' },
  })),
});
const three = [proposal(2, 11), proposal(3, 12, 13), proposal(4, 14)];

test('nothing is chosen before a person chooses', () => {
  expect(undecided(three, new Map())).toEqual(three);
});

test('全部是 leaves who has several candidates to a person', () => {
  const choices = allSame(three, new Map());
  expect(undecided(three, choices).map(({ row }) => row)).toEqual([3]);
});

test('全部不是 decides all, and one of them can still be taken back', () => {
  const choices = new Map(allDifferent(three)).set('3/', 13);
  expect(undecided(three, choices)).toEqual([]);
  expect(transfersOf(three, choices)).toEqual({
    rest: 'different',
    rows: [{ sheet: '', row: 3, student: 13 }],
  });
});

test('the commoner answer is sent once', () => {
  const choices = new Map(allSame(three, new Map())).set('3/', null);
  expect(transfersOf(three, choices)).toEqual({
    rest: 'same',
    rows: [{ sheet: '', row: 3, student: null }],
  });
});

test('one student is not two rows', () => {
  const twins = [proposal(2, 11), proposal(3, 11)];
  expect(chosenTwice(twins, allSame(twins, new Map())).map(({ row }) => row)).toEqual([3]);
  expect(chosenTwice(twins, allDifferent(twins))).toEqual([]);
});

test('who still studies elsewhere is decided one by one', () => {
  const seated = proposal(5, 15);
  for (const candidate of seated.candidates) candidate.now = 'studying';
  const four = [...three, seated];
  expect(undecided(four, allSame(four, new Map())).map(({ row }) => row)).toEqual([3, 5]);
  const choices = new Map(allSame(four, new Map())).set('3/', null).set('5/', 15);
  expect(transfersOf(four, choices)).toEqual({
    rest: 'same',
    rows: [
      { sheet: '', row: 3, student: null },
      { sheet: '', row: 5, student: 15 },
    ],
  });
});
