import type { StoredSchool } from '#domain/people/schools/planSchools';
import { notGraduatedOn } from '../../../queries/people/notGraduated.ts';
import { mustHaveChanged, type Statement } from '../../../writer.ts';

/** Statement that stops the act unless the school is open and as it was seen. */
export const asSeen = (school: StoredSchool, on: string): Statement => ({
  sql: `select case when not exists (
      select 1 from schools s join school_periods p on p.school_id = s.id and p.until_on is null
      where s.id = :id and s.closed_on is null and s.code = :code and s.name = :name
        and s.kind = :kind and s.region_code = :region and p.from_on <= :on)
    then json('precondition') end`,
  args: {
    ...{ id: school.id, code: school.code, name: school.name, kind: school.kind, on },
    region: school.regionCode,
  },
});

/** Statement that stops the act while anybody sits in a class of the school that has not graduated. */
export const nobodySits = (schoolId: number, on: string): Statement => ({
  sql: `select case when exists (
      select 1 from school_classes c join enrolments e on e.class_id = c.id
      where c.school_id = :school and ${notGraduatedOn(on, 'c')}
        and (e.left_on is null or e.left_on > :on)) then json('precondition') end`,
  args: { school: schoolId, on },
});

/**
 * Statements that end a school on a day: its period and every role that still holds in it or in
 * one of its classes.
 * @param into the school that took its classes over, if any
 */
export const endStatements = (schoolId: number, on: string, into: number | null): Statement[] => [
  {
    sql: `update schools set closed_on = ?, merged_into_id = ? where id = ? and closed_on is null`,
    args: [on, into, schoolId],
  },
  mustHaveChanged,
  {
    sql: `update school_periods set until_on = ? where school_id = ? and until_on is null`,
    args: [on, schoolId],
  },
  mustHaveChanged,
  {
    sql: `update staff_roles set until_on = max(from_on, :on)
      where (until_on is null or until_on > :on) and (school_id = :school
        or class_id in (select id from school_classes where school_id = :school))`,
    args: { on, school: schoolId },
  },
];
