import { gradesWithTask, type Term } from '#domain/learning/term';
import { beforeRecords } from '#domain/people/school';
import {
  regions,
  requirements,
  schoolClasses,
  schoolPeriods,
  schools,
  terms,
} from '../schema/index.ts';
import { write } from '../writer.ts';
import { regionRows } from './county.ts';
import { insertRows } from './insertRows.ts';
import type { LessonsOf } from './lessons.ts';
import type { SeedSchool } from './roster.ts';

/** Saves the places, the classes, and what the year's plan asks of which grade. */
export async function seedPlan(
  seedSchools: readonly SeedSchool[],
  { id: termId, name, startsOn, endsOn, freezesOn }: Term,
  lessonsOf: LessonsOf,
): Promise<void> {
  await write([
    ...insertRows(regions, regionRows),
    ...insertRows(
      schools,
      seedSchools.map(({ id, plan }) => {
        return {
          id,
          code: plan.code,
          regionCode: plan.regionCode,
          name: plan.name,
          kind: plan.kind,
        };
      }),
    ),
    ...insertRows(
      schoolPeriods,
      seedSchools.map(({ id, plan: { name, kind, regionCode } }) => {
        return { id, schoolId: id, fromOn: beforeRecords, name, kind, regionCode };
      }),
    ),
    ...insertRows(
      schoolClasses,
      seedSchools.flatMap(({ id: schoolId, classes }) =>
        classes.map(({ id, stage, entryYear, number }) => ({
          id,
          schoolId,
          stage,
          entryYear,
          number,
        })),
      ),
    ),
    ...insertRows(terms, [{ id: termId, name, startsOn, endsOn, freezesOn }]),
    ...insertRows(
      requirements,
      gradesWithTask.flatMap(({ stage, grade }) =>
        lessonsOf(stage, grade).map(({ id: lessonId }) => ({
          termId,
          stage,
          grade,
          lessonId,
          dueOn: endsOn,
        })),
      ),
    ),
  ]);
}
