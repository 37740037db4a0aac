import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { attemptItems, attempts, terms } from '../../schema/index.ts';
import { gradesOn } from '../people/gradesOn.ts';

export type Term = typeof terms.$inferSelect;

/** Terms that have begun, but not before the first of these days (YYYY-MM-DD), oldest first. */
export const termsBegun = (after: string, today: string): Promise<Term[]> =>
  db()
    .select()
    .from(terms)
    .where(and(gt(terms.startsOn, after), lte(terms.startsOn, today)))
    .orderBy(asc(terms.startsOn));

/** The unit of a term that a student has done: the lessons of which grade, and when. */
export type UnitDone = { studentId: number; stage: Stage; grade: number; doneAt: number };

/**
 * Which of these students have done the unit of a term. The newest roll of the term says whose
 * grade it is and when it was done; for students who joined since, the class they sit in and
 * their completions. Class C does not count.
 */
export const unitsDone = (studentIds: readonly number[], term: Term): Promise<UnitDone[]> =>
  db().all<UnitDone>(sql`
    with who as materialized (
      select value as student_id, (
        select max(e.roll_id) from roll_entries e join rolls r on r.id = e.roll_id
        where e.student_id = value and r.term_id = ${term.id}) as roll_id
      from json_each(${JSON.stringify(studentIds)})
    ),
    unit as materialized (
      select w.student_id, w.roll_id, c.stage, c.grade
      from who w
      join roll_entries e on e.roll_id = w.roll_id and e.student_id = w.student_id
      join roll_classes c on c.roll_id = e.roll_id and c.class_id = e.class_id
      union all
      select w.student_id, null, k.stage, g.grade
      from who w
      join enrolments o on o.student_id = w.student_id and o.left_on is null
      join school_classes k on k.id = o.class_id
      join (${sql.raw(gradesOn(term.startsOn))}) g
        on g.stage = k.stage and g.entry_year = k.entry_year
      where w.roll_id is null
    ),
    done as (
      select u.student_id as studentId, u.stage, u.grade, coalesce(
        (select m.reached_at from milestones m
          where m.roll_id = u.roll_id and m.student_id = u.student_id
            and m.metric = 'completed' and m.evidence in ('A', 'B')),
        (select case when count(*) > 0 and count(*) = count(c.evidence) then max(c.completed_at) end
          from requirements q
          left join completions c on c.student_id = u.student_id and c.lesson_id = q.lesson_id
            and c.evidence in ('A', 'B')
          where q.term_id = ${term.id} and q.stage = u.stage and q.grade = u.grade)) as doneAt
      from unit u
    )
    select * from done where doneAt is not null`);

/** The boosters that these students have begun, each the only try at it. */
export const boostersOf = (studentIds: readonly number[]) =>
  db()
    .select({
      id: attempts.id,
      studentId: attempts.studentId,
      termId: attempts.termId,
      weeks: attempts.weeks,
      finishedAt: attempts.finishedAt,
      score: attempts.score,
      passMark: attempts.passMark,
    })
    .from(attempts)
    .where(
      and(
        eq(attempts.kind, 'booster'),
        inArray(
          attempts.studentId,
          sql`(select value from json_each(${JSON.stringify(studentIds)}))`,
        ),
      ),
    );

/** Item versions that a student was shown before, whatever they were asked in. */
export async function everSeen(studentId: number): Promise<Set<number>> {
  const rows = await db()
    .selectDistinct({ id: attemptItems.itemVersionId })
    .from(attemptItems)
    .innerJoin(attempts, eq(attempts.id, attemptItems.attemptId))
    .where(eq(attempts.studentId, studentId));
  return new Set(rows.map(({ id }) => id));
}
