import { expect, test } from 'vitest';
import type { ClassKey } from '#domain/people/roster/classOf';
import { diffRoster } from '#domain/people/roster/diff';
import type { CurrentStudent } from '#domain/people/roster/match';
import type { RosterRow } from '#domain/people/roster/rosterRow';
import type { Stage } from '#domain/people/school';

const c = (number: number, stage: Stage = 'junior'): ClassKey => ({
  stage,
  entryYear: 2025,
  number,
});
const rows = (...list: [string | null, string, ClassKey][]): RosterRow[] =>
  list.map(([number, name, schoolClass], i) => ({
    sheet: '',
    row: i + 2,
    number,
    name,
    schoolClass,
  }));

function school(...list: [string, string, ClassKey | null][]) {
  const students = list.map(
    ([number, name, schoolClass], i): CurrentStudent => ({
      id: i + 1,
      number,
      name,
      schoolClass,
      graduated: false,
      enrolmentId: schoolClass ? i + 100 : null,
      joinedOn: schoolClass ? '2025-09-01' : null,
    }),
  );
  const classes = [...new Set(list.flatMap(([, , one]) => (one ? [one] : [])))];
  return { students, classes, stages: ['junior'] as Stage[] };
}

test('a new school gets its classes and students', () => {
  const diff = diffRoster(rows(['1', '学生一', c(1)], ['2', '学生二', c(2)]), school());
  expect(diff.added.map(({ number }) => number)).toEqual(['1', '2']);
  expect(diff.classesCreated).toEqual([c(1), c(2)]);
});

test('the same roster again changes nothing', () => {
  const diff = diffRoster(rows(['1', '学生一', c(1)]), school(['1', '学生一', c(1)]));
  expect(diff).toMatchObject({
    added: [],
    changed: [],
    unchanged: 1,
    classesCreated: [],
    absent: [],
    problems: [],
  });
});

test('a corrected name and a new class are changes, shown with what was', () => {
  const diff = diffRoster(
    rows(['1', '学生壹', c(1)], ['2', '学生二', c(2)]),
    school(['1', '学生一', c(1)], ['2', '学生二', c(1)]),
  );
  expect(diff.changed.map(({ was }) => was)).toEqual([{ name: '学生一' }, { schoolClass: c(1) }]);
  expect(diff.notes[0]).toContain('有 1 名学生的姓名变了');
});

test('a student who had left comes back', () => {
  const diff = diffRoster(rows(['1', '学生一', c(1)]), school(['1', '学生一', null]));
  expect(diff.changed[0]?.was).toEqual({ schoolClass: null });
});

test('only students of the classes in the file are missed', () => {
  const diff = diffRoster(
    rows(['1', '学生一', c(1)]),
    school(['1', '学生一', c(1)], ['2', '学生二', c(1)], ['3', '学生三', c(2)]),
  );
  expect(diff.absent.map(({ name }) => name)).toEqual(['学生二']);
  expect(diff.otherClasses).toBe(1);
});

test('without 学号 numbers follow entry year, class and order', () => {
  const diff = diffRoster(
    rows([null, '学生一', c(3)], [null, '学生二', c(3)], [null, '学生三', c(12)]),
    school(),
  );
  expect(diff.added.map(({ number }) => number)).toEqual(['250301', '250302', '251201']);
});

test('without 学号 the same file gives the same numbers, and a newcomer the next one', () => {
  const stored = school(['250301', '学生一', c(3)], ['250302', '学生二', c(3)]);
  expect(diffRoster(rows([null, '学生一', c(3)], [null, '学生二', c(3)]), stored)).toMatchObject({
    unchanged: 2,
    added: [],
  });
  const diff = diffRoster(
    rows([null, '学生新', c(3)], [null, '学生一', c(3)], [null, '学生二', c(3)]),
    stored,
  );
  expect(diff.added.map(({ number }) => number)).toEqual(['250304']);
  expect(diff.unchanged).toBe(2);
});

test('namesakes in one class are told apart by their order', () => {
  const twins = rows([null, '学生一', c(3)], [null, '学生一', c(3)]);
  expect(diffRoster(twins, school()).added.map(({ number }) => number)).toEqual([
    '250301',
    '250302',
  ]);
  expect(
    diffRoster(twins, school(['250301', '学生一', c(3)], ['250302', '学生一', c(3)])).unchanged,
  ).toBe(2);
});

test('a school of two stages puts the stage into the number', () => {
  const two = { ...school(), stages: ['junior', 'senior'] as Stage[] };
  const diff = diffRoster(rows([null, '学生一', c(3)], [null, '学生二', c(3, 'senior')]), two);
  expect(diff.added.map(({ number }) => number)).toEqual(['2250301', '3250301']);
});

test('a proposed number that is in use is passed over', () => {
  const diff = diffRoster(rows([null, '学生一', c(3)]), school(['250301', '学生他', c(9)]));
  expect(diff.added.map(({ number }) => number)).toEqual(['250302']);
});

test('a student known by name gets the 学号 the school gives later', () => {
  const diff = diffRoster(rows(['A01', '学生一', c(3)]), school(['250301', '学生一', c(3)]));
  expect(diff.added).toEqual([]);
  expect(diff.changed[0]).toMatchObject({ number: 'A01', was: { number: '250301' } });
});

test('leading zeros that Excel dropped are not a change', () => {
  expect(
    diffRoster(rows(['301', '学生一', c(3)]), school(['0301', '学生一', c(3)])).unchanged,
  ).toBe(1);
});

test('numbers that have slipped by one row are stopped, not taken for new names', () => {
  const diff = diffRoster(
    rows(['1', '学生二', c(1)], ['2', '学生一', c(1)]),
    school(['1', '学生一', c(1)], ['2', '学生二', c(1)]),
  );
  expect(diff.problems).toHaveLength(2);
  expect(diff.problems[0]?.what).toBe(
    '学号 1 在系统里是“学生一”，文件里却是“学生二”，而“学生二”在系统里的学号是 2。',
  );
});

test('the number of a student who left is not given to another', () => {
  const diff = diffRoster(rows(['1', '学生新', c(1)]), school(['1', '学生一', null]));
  expect(diff.problems[0]?.what).toContain('曾是另一名学生的');
});

test('a student without 学号 who seems to have moved is pointed out', () => {
  const diff = diffRoster(
    rows([null, '学生一', c(2)], [null, '学生二', c(1)]),
    school(['250101', '学生一', c(1)], ['250102', '学生二', c(1)]),
  );
  expect(diff.notes[0]).toContain('如果是转班');
});
