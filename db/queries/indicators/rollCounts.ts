import { and, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import { type ClassCount, noCounters } from '#domain/indicators/figures';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import {
  classCounters,
  enrolments,
  rollClasses,
  rollEntries,
  schoolClasses,
  schools,
} from '../../schema/index.ts';

/** A class as it stood on a roll, with its counters and who joined or left since. */
export type RollClass = ClassCount & {
  /** Null: opened since the roll was taken; its students count only as joined. */
  rollId: number | null;
  classId: number;
  schoolId: number;
  regionCode: string;
  stage: Stage;
  entryYear: number;
  number: number;
  joined: number;
  left: number;
};

/** The classes of a roll that stand in these regions. */
export const rollCountsInRegions = (rollId: number, codes: readonly string[]) =>
  rollCounts(and(eq(rollClasses.rollId, rollId), inArray(rollClasses.regionCode, [...codes])));

/** The classes of a roll that belong to a school. */
export const rollCountsOfSchool = (rollId: number, schoolId: number) =>
  rollCounts(and(eq(rollClasses.rollId, rollId), eq(rollClasses.schoolId, schoolId)));

/** One class of a roll; an empty list when it is not on it. */
export const rollCountsOfClass = (rollId: number, classId: number) =>
  rollCounts(and(eq(rollClasses.rollId, rollId), eq(rollClasses.classId, classId)));

/** The classes of a school that have students now and stand on none of these rolls. */
export const classesSinceOfSchool = (rollIds: readonly number[], schoolId: number) =>
  classesSince(rollIds, eq(schoolClasses.schoolId, schoolId));

/** The classes in these regions that have students now and stand on none of these rolls. */
export const classesSinceInRegions = (rollIds: readonly number[], codes: readonly string[]) =>
  classesSince(rollIds, inArray(schools.regionCode, [...codes]));

async function classesSince(rollIds: readonly number[], where: SQL): Promise<RollClass[]> {
  const onRolls = db()
    .select({ id: rollClasses.classId })
    .from(rollClasses)
    .where(inArray(rollClasses.rollId, [...rollIds]));
  const rows = await db()
    .select({
      classId: schoolClasses.id,
      schoolId: schoolClasses.schoolId,
      regionCode: schools.regionCode,
      stage: schoolClasses.stage,
      entryYear: schoolClasses.entryYear,
      number: schoolClasses.number,
      // One who moved here from a class of the roll is on it already.
      joined: sql<number>`count(*) - count(${rollEntries.studentId})`,
    })
    .from(schoolClasses)
    .innerJoin(schools, eq(schools.id, schoolClasses.schoolId))
    .innerJoin(enrolments, and(eq(enrolments.classId, schoolClasses.id), isNull(enrolments.leftOn)))
    .leftJoin(
      rollEntries,
      and(
        eq(rollEntries.studentId, enrolments.studentId),
        inArray(rollEntries.rollId, [...rollIds]),
      ),
    )
    .where(and(where, notInArray(schoolClasses.id, onRolls)))
    .groupBy(schoolClasses.id)
    .orderBy(schoolClasses.stage, schoolClasses.entryYear, schoolClasses.number);
  const nothing = { rollId: null, size: 0, required: false, left: 0 };
  return rows.map((row) => ({ ...row, ...nothing, counters: noCounters() }));
}

async function rollCounts(where: SQL | undefined): Promise<RollClass[]> {
  const rows = await db()
    .select({
      rollId: rollClasses.rollId,
      classId: rollClasses.classId,
      schoolId: rollClasses.schoolId,
      regionCode: rollClasses.regionCode,
      stage: rollClasses.stage,
      size: rollClasses.size,
      required: rollClasses.required,
      entryYear: schoolClasses.entryYear,
      number: schoolClasses.number,
      counters: sql<string>`(
        select json_group_array(json_array(metric, evidence, students)) from ${classCounters} cc
        where cc.roll_id = ${rollClasses.rollId} and cc.class_id = ${rollClasses.classId})`,
      joined: sql<number>`(
        select count(*) from enrolments e where e.class_id = ${rollClasses.classId}
          and e.left_on is null and not exists (select 1 from roll_entries re
            where re.roll_id = ${rollClasses.rollId} and re.student_id = e.student_id))`,
      left: sql<number>`(
        select count(*) from roll_entries re where re.roll_id = ${rollClasses.rollId}
          and re.class_id = ${rollClasses.classId} and not exists (select 1 from enrolments e
            where e.student_id = re.student_id and e.left_on is null))`,
    })
    .from(rollClasses)
    .innerJoin(schoolClasses, eq(schoolClasses.id, rollClasses.classId))
    .where(where)
    .orderBy(rollClasses.stage, rollClasses.grade, schoolClasses.number);
  return rows.map((row) => ({ ...row, counters: countersFrom(row.counters) }));
}

function countersFrom(json: string): ClassCount['counters'] {
  const counters = noCounters();
  const rows: [keyof typeof counters, 'A' | 'B' | 'C' | 'D', number][] = JSON.parse(json);
  for (const [metric, evidence, students] of rows) counters[metric][evidence] = students;
  return counters;
}
