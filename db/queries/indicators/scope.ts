import { type SQL, sql } from 'drizzle-orm';

/** What a question is about: these regions (one comes with all below it), a school or a class. */
export type Scope = { codes: readonly string[] } | { schoolId: number } | { classId: number };

/**
 * The condition that something stands in the scope.
 * @param at its columns
 */
function within(scope: Scope, at: { region: SQL; school: SQL; class: SQL }): SQL {
  if ('classId' in scope) return sql`${at.class} = ${scope.classId}`;
  if ('schoolId' in scope) return sql`${at.school} = ${scope.schoolId}`;
  return sql`${at.region} in (select value from json_each(${JSON.stringify(scope.codes)}))`;
}

/** Within the scope as a roll has it; `c` are its roll_classes. */
export const onRollWithin = (scope: Scope): SQL =>
  within(scope, { region: sql`c.region_code`, school: sql`c.school_id`, class: sql`c.class_id` });

/** Within the scope on the day that `seatsOn` is asked for. */
export const thereWithin = (scope: Scope): SQL =>
  within(scope, { region: sql`p.region_code`, school: sql`k.school_id`, class: sql`k.id` });
