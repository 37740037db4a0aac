import './settings.ts';
import { db } from '#db/client';
import { rollCountsOfClass } from '#db/queries/indicators/rollCounts';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import { metrics } from '#domain/indicators/metric';
import type { HeldRole } from '#domain/people/permission';
import { beforeRecords } from '#domain/people/school';
import * as cast from './cast.ts';
import { morning, today } from './clock.ts';
import { firstLesson, publishTestLessons, secondLesson } from './testLessons.ts';

export const termId = '2026-autumn';
export const rollId = 1;

/** Settles the cast in an empty database, on the clock of `clock.ts`; its roll is frozen. */
export async function settleCounty(): Promise<void> {
  await publishTestLessons();
  await write([...places(), ...plan(), ...people(), ...roll()]);
}

/** The milestones counted for a class, per metric and evidence. */
export async function countersOf(classId: number) {
  const [row] = await rollCountsOfClass(rollId, classId, today);
  if (!row) throw new Error(`class ${classId} is not on the roll`);
  return row.counters;
}

function places() {
  const region = (
    code: string,
    parentCode: string | null,
    level: 'province' | 'city' | 'county' | 'township',
    name: string,
  ) => db().insert(t.regions).values({ code, parentCode, level, name });
  return [
    region(cast.provinceCode, null, 'province', '示范省'),
    region(cast.cityCode, cast.provinceCode, 'city', '示范市'),
    region(cast.countyCode, cast.cityCode, 'county', '示范县'),
    region(cast.busyTown, cast.countyCode, 'township', '忙忙镇'),
    region(cast.quietTown, cast.countyCode, 'township', '静静乡'),
    region(cast.neighbourCounty, cast.cityCode, 'county', '邻县'),
    ...cast.castSchools.flatMap(({ schoolId, schoolCode, regionCode, name, classId }) => [
      db()
        .insert(t.schools)
        .values({ id: schoolId, code: schoolCode, regionCode, name, kind: 'junior' }),
      db()
        .insert(t.schoolPeriods)
        .values({ schoolId, fromOn: beforeRecords, regionCode, name, kind: 'junior' }),
      db()
        .insert(t.schoolClasses)
        .values({ id: classId, schoolId, stage: 'junior', entryYear: 2026, number: 1 }),
    ]),
  ];
}

function plan() {
  const required = { termId, stage: 'junior', grade: 1 } as const;
  return [
    db()
      .insert(t.terms)
      .values({ id: termId, name: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-31' }),
    db()
      .insert(t.requirements)
      .values([
        { ...required, lessonId: firstLesson, dueOn: '2026-10-31' },
        { ...required, lessonId: secondLesson, dueOn: '2026-11-30' },
      ]),
  ];
}

function people() {
  const nowhere = { regionCode: null, schoolId: null, classId: null };
  const member = (
    { staffId, accountId, name }: cast.CastStaff,
    held: Partial<HeldRole> & Pick<HeldRole, 'role'>,
  ) => [
    db().insert(t.staff).values({ id: staffId, name, displayName: name }),
    db().insert(t.accounts).values({ id: accountId, staffId }),
    db()
      .insert(t.staffRoles)
      .values({ staffId, ...nowhere, ...held, fromOn: '2026-09-01' }),
  ];
  return [
    ...member(cast.officer, { role: 'officer', regionCode: cast.countyCode }),
    ...member(cast.townOfficer, { role: 'officer', regionCode: cast.busyTown }),
    ...member(cast.neighbourOfficer, { role: 'officer', regionCode: cast.neighbourCounty }),
    ...cast.castSchools.flatMap(({ schoolId, classId, teacher, admin, students }) => [
      ...member(teacher, { role: 'teacher', classId }),
      ...member(admin, { role: 'school-admin', schoolId }),
      ...students.flatMap(({ studentId, accountId, number, name }) => [
        db().insert(t.students).values({ id: studentId, schoolId, number, name }),
        db().insert(t.enrolments).values({ studentId, classId, joinedOn: '2026-09-01' }),
        db().insert(t.accounts).values({ id: accountId, studentId }),
        consent(studentId, teacher.accountId),
      ]),
    ]),
  ];
}

/** Every guardian has said yes. */
const consent = (studentId: number, accountId: string) =>
  db()
    .insert(t.guardianConsents)
    .values({ studentId, state: 'collected', accountId, at: morning - 1 });

function roll() {
  const counters = metrics.flatMap((metric) =>
    (['A', 'B', 'C'] as const).map((evidence) => ({ rollId, metric, evidence })),
  );
  return [
    db().insert(t.rolls).values({
      id: rollId,
      termId,
      regionCode: cast.countyCode,
      takenOn: '2026-09-30',
      frozenAt: morning,
    }),
    ...cast.castSchools.flatMap(({ schoolId, regionCode, classId, students }) => [
      db().insert(t.rollClasses).values({
        rollId,
        classId,
        schoolId,
        regionCode,
        stage: 'junior',
        grade: 1,
        size: students.length,
        required: true,
      }),
      db()
        .insert(t.rollEntries)
        .values(students.map(({ studentId }) => ({ rollId, studentId, classId }))),
      db()
        .insert(t.classCounters)
        .values(counters.map((counter) => ({ ...counter, classId }))),
    ]),
  ];
}
