import { and, asc, eq, sql } from 'drizzle-orm';
import { db } from '../../../client.ts';
import { auditEvents, schoolPeriods, schools } from '../../../schema/index.ts';

/** What a school was called, taught and belonged to, the earliest first. */
export const periodsOf = (schoolId: number) =>
  db()
    .select({
      fromOn: schoolPeriods.fromOn,
      untilOn: schoolPeriods.untilOn,
      name: schoolPeriods.name,
      kind: schoolPeriods.kind,
      regionCode: schoolPeriods.regionCode,
    })
    .from(schoolPeriods)
    .where(eq(schoolPeriods.schoolId, schoolId))
    .orderBy(asc(schoolPeriods.fromOn), asc(schoolPeriods.id));

/** The schools that were merged into this one. */
export const mergedInto = (schoolId: number) =>
  db()
    .select({ id: schools.id, name: schools.name, closedOn: schools.closedOn })
    .from(schools)
    .where(eq(schools.mergedIntoId, schoolId))
    .orderBy(asc(schools.closedOn));

/** The classes that a school gave to another or got from one when one of them was split. */
export const splitsOf = (schoolId: number) =>
  db().all<{
    fromId: number;
    intoId: number;
    on: string;
    classes: number;
    students: number;
    otherId: number;
    otherName: string;
  }>(sql`
    select v.detail ->> 'from' as fromId, v.detail ->> 'into' as intoId, v.detail ->> 'on' as "on",
      v.detail ->> 'classes' as classes, v.detail ->> 'students' as students,
      s.id as otherId, s.name as otherName
    from ${auditEvents} v join ${schools} s
      on s.id in (v.detail ->> 'from', v.detail ->> 'into') and s.id <> v.school_id
    where ${and(eq(sql`v.school_id`, schoolId), eq(sql`v.act`, 'splitSchool'))}
    order by v.id`);
