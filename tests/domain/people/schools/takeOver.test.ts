import { expect, test } from 'vitest';
import { newStudentNumbers, numbersOfClasses } from '#domain/people/schools/takeOver';

const one = (id: number, number: number, entryYear = 2026) => ({
  ...{ id, number, entryYear, stage: 'junior' as const },
});

test('classes get the next numbers after the greatest of the same year', () => {
  const taken = [one(1, 1), one(2, 3), one(3, 1, 2025)];
  const { numbers } = numbersOfClasses([one(7, 1), one(8, 2), one(9, 1, 2025)], taken, new Map());
  expect([...numbers]).toEqual([
    [7, 4],
    [8, 5],
    [9, 2],
  ]);
});

test('a number asked for is given, and no other class gets it', () => {
  const { numbers, problems } = numbersOfClasses([one(7, 1), one(8, 2)], [], new Map([[8, 1]]));
  expect([...numbers].sort()).toEqual([
    [7, 2],
    [8, 1],
  ]);
  expect(problems).toEqual([]);
});

test('a number that is taken, asked for twice or senseless is a problem', () => {
  const ask = (given: [number, number][]) =>
    numbersOfClasses([one(7, 1), one(8, 2)], [one(1, 5)], new Map(given)).problems.length;
  expect(ask([[7, 5]])).toBe(1);
  expect(
    ask([
      [7, 6],
      [8, 6],
    ]),
  ).toBe(1);
  expect(ask([[7, 0]])).toBe(1);
  expect(ask([[7, 1.5]])).toBe(1);
});

test('only a number that is taken changes', () => {
  const students = [
    { id: 1, number: '0007' },
    { id: 2, number: '0008' },
  ];
  expect([...newStudentNumbers(students, new Set(['0007']), 'A01')]).toEqual([[1, 'A01-0007']]);
  expect(newStudentNumbers(students, new Set(), 'A01').size).toBe(0);
});

test('a new number is short, free and never like an identity number', () => {
  const number = '20260117';
  const propose = (code: string, taken: string[] = []) =>
    newStudentNumbers([{ id: 1, number }], new Set([number, ...taken]), code).get(1);
  // Ten digits of the school and eight of the student would be eighteen.
  expect(propose('2153001234')).toBe('001234-20260117');
  expect(propose('A01', ['A01-20260117'])).toBe('01-20260117');
  const long = '1234567890123456789';
  const [fresh] = newStudentNumbers([{ id: 1, number: long }], new Set([long]), 'A01').values();
  expect(fresh).toBe('A01-0001');
});
