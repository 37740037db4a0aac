import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { db } from '#db/client';
import { noteSignIn } from '#db/commands/auth/noteSignIn';
import { freezeRoll } from '#db/commands/indicators/freezeRoll';
import { finishStep, startRun } from '#db/commands/learning/runs';
import { recount } from '#db/queries/indicators/recount';
import * as t from '#db/schema/index';
import { minuteMs } from '#db/seed/calendar';
import { isPreconditionFailure, type Statement, write } from '#db/writer';
import type { Evidence } from '#domain/indicators/evidence';
import { beforeRecords } from '#domain/people/school';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { countyLessons, publishTestLessons } from '#tests/support/lessons';

const at = (text: string) => Date.parse(`${text}+08:00`);
const hourMs = 60 * minuteMs;
const monday = at('2026-09-14T10:00:00');
const frozenAt = at('2026-09-30T17:00:00');

const [lessonOne = '', lessonTwo = ''] = countyLessons;
const required = { termId: '2026-autumn', stage: 'junior', grade: 1, dueOn: '2027-01-31' } as const;

/** Ann and Bo sit in class 1 (七年级), Chi in class 2 (高二, 无任务), Dan left before the roll. */
const [ann, bo, chi, dan] = [1, 2, 3, 4] as const;

beforeEach(async () => {
  await openTestDatabase();
  await publishTestLessons();
  await write([
    db()
      .insert(t.regions)
      .values([
        { code: '99', level: 'county', name: '示范县' },
        { code: '9901', parentCode: '99', level: 'township', name: '城关镇' },
        { code: '98', level: 'county', name: '邻县' },
      ]),
    db()
      .insert(t.schools)
      .values([
        { id: 1, code: 'S1', regionCode: '9901', name: '一中', kind: 'complete' },
        { id: 2, code: 'S2', regionCode: '98', name: '邻县中学', kind: 'junior' },
      ]),
    db()
      .insert(t.schoolPeriods)
      .values([
        { schoolId: 1, fromOn: beforeRecords, regionCode: '9901', name: '一中', kind: 'complete' },
        { schoolId: 2, fromOn: beforeRecords, regionCode: '98', name: '邻县中学', kind: 'junior' },
      ]),
    db()
      .insert(t.schoolClasses)
      .values([
        { id: 1, schoolId: 1, stage: 'junior', entryYear: 2026, number: 1 },
        { id: 2, schoolId: 1, stage: 'senior', entryYear: 2025, number: 1 },
        { id: 3, schoolId: 1, stage: 'senior', entryYear: 2022, number: 1 },
        { id: 4, schoolId: 2, stage: 'junior', entryYear: 2026, number: 1 },
      ]),
    db()
      .insert(t.students)
      .values(
        [ann, bo, chi, dan, 5, 6].map((id) => ({
          id,
          schoolId: id === 6 ? 2 : 1,
          number: `0${id}`,
          name: `学生${id}`,
        })),
      ),
    db()
      .insert(t.accounts)
      .values([ann, bo, chi, dan, 5, 6].map((id) => ({ id: `account-${id}`, studentId: id }))),
    db()
      .insert(t.enrolments)
      .values([
        { studentId: ann, classId: 1, joinedOn: '2026-09-01' },
        { studentId: bo, classId: 1, joinedOn: '2026-09-30' },
        { studentId: chi, classId: 2, joinedOn: '2025-09-01' },
        { studentId: dan, classId: 1, joinedOn: '2026-09-01', leftOn: '2026-09-30' },
        { studentId: 5, classId: 3, joinedOn: '2022-09-01' },
        { studentId: 6, classId: 4, joinedOn: '2026-09-01' },
      ]),
    db().insert(t.terms).values({
      id: '2026-autumn',
      name: '2026年秋季学期',
      startsOn: '2026-09-01',
      endsOn: '2027-01-31',
    }),
    db()
      .insert(t.requirements)
      .values([
        { ...required, lessonId: lessonOne },
        { ...required, lessonId: lessonTwo },
      ]),
  ]);
});
afterEach(closeTestDatabase);

const freeze = (fields: Partial<Parameters<typeof freezeRoll>[0]> = {}) =>
  freezeRoll({
    termId: '2026-autumn',
    regionCode: '99',
    takenOn: '2026-09-30',
    accountId: 'officer',
    now: frozenAt,
    ...fields,
  });

const account = (
  studentId: number,
  activatedAt: number,
  resetAt: number | null = null,
): Statement => ({
  sql: 'update accounts set activated_at = ?, reset_at = ? where student_id = ?',
  args: [activatedAt, resetAt, studentId],
});

const counted = (studentId: number, lessonId: string, countedAt: number, evidence: Evidence) =>
  db()
    .insert(t.lessonRuns)
    .values({
      ...{ studentId, lessonId, lessonVersionId: 1, startedAt: countedAt - 10 * minuteMs },
      ...{ countedAt, evidence },
    });

const completed = (
  studentId: number,
  lessonId: string,
  completedAt: number,
  evidence: Evidence,
) => {
  const id = `${studentId}-${lessonId}`;
  const startedAt = completedAt - 2 * minuteMs;
  return [
    db()
      .insert(t.attempts)
      .values({
        ...{ id, studentId, lessonId, lessonVersionId: 1, ordinal: 1, passMark: 4, startedAt },
        ...{ finishedAt: completedAt, score: 5, evidence },
      }),
    db()
      .insert(t.completions)
      .values({ studentId, lessonId, attemptId: id, evidence, completedAt }),
  ];
};

const milestones = async () =>
  (await db().select().from(t.milestones)).map(
    ({ studentId, metric, evidence, reachedAt }) =>
      [studentId, metric, evidence, reachedAt] as const,
  );

describe('freezing a roll', () => {
  it('takes who was enrolled that day in the region and below, and nobody else', async () => {
    const rollId = await freeze();
    const entries = await db().select().from(t.rollEntries);
    expect(entries).toEqual([
      { rollId, studentId: ann, classId: 1 },
      { rollId, studentId: bo, classId: 1 },
      { rollId, studentId: chi, classId: 2 },
    ]);
  });

  it('keeps the classes as they stand: size, grade and whether lessons are required', async () => {
    const rollId = await freeze();
    const place = { rollId, schoolId: 1, regionCode: '9901' };
    expect(await db().select().from(t.rollClasses)).toEqual([
      { ...place, classId: 1, stage: 'junior', grade: 1, size: 2, required: true },
      { ...place, classId: 2, stage: 'senior', grade: 2, size: 1, required: false },
    ]);
    expect(await db().select().from(t.classCounters)).toHaveLength(2 * 3 * 4);
  });

  it('counts who sat in two classes that day once, in the class joined last', async () => {
    await write([
      db()
        .insert(t.enrolments)
        .values({ studentId: ann, classId: 2, joinedOn: '2026-09-20', leftOn: '2026-10-20' }),
    ]);
    await freeze();
    const entries = await db().select().from(t.rollEntries);
    expect(entries.filter(({ studentId }) => studentId === ann)).toMatchObject([{ classId: 2 }]);
  });

  it('notes in the audit trail who froze what', async () => {
    const rollId = await freeze();
    expect(await db().select().from(t.auditEvents)).toMatchObject([
      {
        at: frozenAt,
        accountId: 'officer',
        act: 'freezeRoll',
        subject: `roll ${rollId}`,
        detail: { term: '2026-autumn', region: '99', takenOn: '2026-09-30' },
      },
    ]);
  });

  it('refuses the same roll twice, a date outside the term and one in the future', async () => {
    await freeze();
    for (const fields of [{}, { takenOn: '2026-08-31' }, { takenOn: '2026-10-01' }]) {
      await expect(freeze(fields)).rejects.toSatisfy(isPreconditionFailure);
    }
    expect(await db().select().from(t.rolls)).toHaveLength(1);
  });
});

describe('what the raw records say', () => {
  it('registers class C only within 24 hours after a reset', async () => {
    await write([
      account(ann, monday, monday - 24 * hourMs + 1),
      account(bo, monday, monday - 24 * hourMs),
      // A reset later on takes nothing back.
      account(chi, monday, monday + hourMs),
    ]);
    await freeze();
    expect(await milestones()).toEqual([
      [ann, 'registered', 'C', monday],
      [bo, 'registered', 'B', monday],
      [chi, 'registered', 'B', monday],
    ]);
  });

  it('takes the earliest run of the best evidence, of this school year', async () => {
    await write([
      counted(ann, lessonOne, monday, 'C'),
      counted(ann, lessonTwo, monday + 2 * hourMs, 'B'),
      counted(ann, 'test-3', monday + 3 * hourMs, 'A'),
      counted(bo, lessonOne, at('2026-08-31T23:59:00'), 'B'),
      counted(chi, lessonOne, monday, 'C'),
    ]);
    await freeze();
    expect(await milestones()).toEqual([
      [ann, 'used', 'B', monday + 2 * hourMs],
      [chi, 'used', 'C', monday],
    ]);
  });

  it('completes a term with its last lesson, as weak as the weakest', async () => {
    await write([
      ...completed(ann, lessonOne, monday, 'C'),
      ...completed(ann, lessonTwo, monday + hourMs, 'B'),
      ...completed(bo, lessonOne, monday, 'A'),
      ...completed(bo, lessonTwo, monday - hourMs, 'B'),
      // Not required of this grade.
      ...completed(chi, lessonOne, monday, 'B'),
    ]);
    await freeze();
    expect(await milestones()).toEqual([
      [ann, 'completed', 'C', monday + hourMs],
      [bo, 'completed', 'B', monday],
    ]);
  });

  it('is not complete while one required lesson is missing or came after the term', async () => {
    await write([
      ...completed(ann, lessonOne, monday, 'B'),
      ...completed(bo, lessonOne, monday, 'B'),
      ...completed(bo, lessonTwo, at('2027-02-01T00:00:00'), 'B'),
    ]);
    await freeze();
    expect(await milestones()).toEqual([]);
  });
});

describe('the recount', () => {
  it('finds no difference after the freeze and after acts that moved the counters', async () => {
    await write([account(ann, monday)]);
    const rollId = await freeze();
    const now = frozenAt + 24 * hourMs;
    await noteSignIn({ id: 'account-2', studentId: bo, activatedAt: null }, now);
    await startRun({ studentId: bo, lessonId: lessonOne, lessonVersionId: 1, now });
    const outcome = {
      evidence: 'B',
      studentId: bo,
      accountId: 'account-2',
      classSessionId: null,
      others: 0,
    } as const;
    await finishStep({ runId: 1, position: 0, now, outcome });
    expect(await recount(rollId)).toEqual({ differences: [] });
    expect((await milestones()).filter(([student]) => student === bo)).toHaveLength(2);
  });

  it('lets an older roll of the term rest once the students stand on a newer one', async () => {
    const older = await freeze();
    const newer = await freeze({ takenOn: '2026-10-12', now: at('2026-10-12T17:00:00') });
    const now = at('2026-10-13T10:00:00');
    await noteSignIn({ id: 'account-1', studentId: ann, activatedAt: null }, now);
    expect(await recount(older)).toEqual({ differences: [] });
    expect(await recount(newer)).toEqual({ differences: [] });
  });

  it('names a counter that someone changed', async () => {
    await write([account(ann, monday)]);
    const rollId = await freeze();
    await write([
      {
        sql: `update class_counters set students = students + 1
          where class_id = 1 and metric = 'registered' and evidence = 'B'`,
        args: [],
      },
      {
        sql: `delete from class_counters where class_id = 2`,
        args: [],
      },
      counted(chi, lessonOne, monday, 'C'),
    ]);
    expect((await recount(rollId)).differences).toEqual([
      { classId: 1, metric: 'registered', evidence: 'B', counter: 2, raw: 1 },
      { classId: 2, metric: 'used', evidence: 'C', counter: 0, raw: 1 },
    ]);
  });

  it('refuses a roll that does not exist', async () => {
    await expect(recount(99)).rejects.toThrow('no roll 99');
  });
});
