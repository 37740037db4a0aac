import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type ClassCount, noCounters } from '#domain/indicators/figures';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { classCounters, rollClasses, schoolClasses } from '../../schema/index.ts';

/** A class as it stands on a frozen roll, with its counters. */
export type RollCount = ClassCount & {
  rollId: number;
  classId: number;
  schoolId: number;
  regionCode: string;
  stage: Stage;
  entryYear: number;
  number: number;
};

/** The classes of a roll that stand in these regions on it. */
export const rollCountsInRegions = (rollId: number, codes: readonly string[]) =>
  rollCounts(and(eq(rollClasses.rollId, rollId), inArray(rollClasses.regionCode, [...codes])));

/** One class of a roll; an empty list when it is not on it. */
export const rollCountsOfClass = (rollId: number, classId: number) =>
  rollCounts(and(eq(rollClasses.rollId, rollId), eq(rollClasses.classId, classId)));

async function rollCounts(where: SQL | undefined): Promise<RollCount[]> {
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
    })
    .from(rollClasses)
    .innerJoin(schoolClasses, eq(schoolClasses.id, rollClasses.classId))
    .where(where)
    .orderBy(rollClasses.stage, rollClasses.grade, schoolClasses.number);
  return rows.map((row) => ({ ...row, counters: countersFrom(row.counters) }));
}

/** Counters from a JSON array of [metric, evidence, students]. */
export function countersFrom(json: string | null): ClassCount['counters'] {
  const counters = noCounters();
  const rows: [keyof typeof counters, 'A' | 'B' | 'C' | 'D', number][] = JSON.parse(json ?? '[]');
  for (const [metric, evidence, students] of rows) counters[metric][evidence] = students;
  return counters;
}
