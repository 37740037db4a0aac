import { expect, test } from 'vitest';
import '#tests/support/settings';
import { className } from '#domain/people/grade';
import { diffRoster } from '#domain/people/roster/diff';
import { problemsOf, type RosterResult } from '#domain/people/roster/readRoster';
import { type SchoolKind, stagesOf } from '#domain/people/school';
import { dirtyRosters } from '#tests/fixtures/rosters/dirty';
import { type DirtyPreview, dirtyPreviews } from '#tests/fixtures/rosters/dirtyPreviews';
import { schoolLimits } from '#usecases/school/roster/limits';
import { parseFile } from '#usecases/school/roster/parse/parseFile';
import { readRosterFile } from '#usecases/school/roster/readRosterFile';

const day = '2026-10-08';
const contextOf = (kind: SchoolKind) => ({ stages: stagesOf[kind], day });

/** What the preview of a new school shows of a file. */
function shown(result: RosterResult, kind: SchoolKind): DirtyPreview {
  if ('unusable' in result) return { refused: result.unusable.slug };
  const { file } = result;
  const school = { students: [], classes: [], stages: stagesOf[kind] };
  const diff = diffRoster(file.rows, school);
  const classes = new Map<string, number>();
  for (const { schoolClass } of file.rows) {
    const name = className(schoolClass, 2026);
    classes.set(name, (classes.get(name) ?? 0) + 1);
  }
  const problems = [...problemsOf(file), ...diff.problems].map(({ sheet, row, column, what }) =>
    [sheet, row, column, what].filter(Boolean).join(' '),
  );
  const notes = [...file.notes, ...diff.notes];
  const dropped = file.dropped.join('');
  return {
    students: diff.added.map(({ number, name }) => `${number} ${name}`).join(', '),
    classes: [...classes].map(([name, size]) => `${name} ${size}`).join(', '),
    ...(problems.length > 0 && { problems }),
    ...(notes.length > 0 && { notes }),
    ...(dropped && { dropped }),
  };
}

test('there are at least forty, and each says what it shows', () => {
  expect(dirtyRosters.length).toBeGreaterThanOrEqual(40);
  expect(Object.keys(dirtyPreviews)).toEqual(dirtyRosters.map(({ is }) => is));
});

test.each(dirtyRosters)('$is', async ({ is, bytes, kind = 'junior' }) => {
  const result = await parseFile(bytes(), { ...contextOf(kind), maxRows: 20_000 });
  expect(shown(result, kind)).toEqual(dirtyPreviews[is]);
  if ('unusable' in result) expect(result.unusable.detail).toContain('系统里的名单没有变动。');
  else for (const { todo } of problemsOf(result.file)) expect(todo).toMatch(/。$/);
});

const throughTheChild = ['rare characters and dots', 'UTF-16, big end first', 'a zip bomb'];

test.each(dirtyRosters.filter(({ is }) => throughTheChild.includes(is)))(
  '$is, read in the process of its own',
  async ({ is, fileName, bytes, kind = 'junior' }) => {
    const result = await readRosterFile(bytes(), fileName, contextOf(kind), schoolLimits());
    expect(shown(result, kind)).toEqual(dirtyPreviews[is]);
  },
);
