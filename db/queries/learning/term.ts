import { and, asc, desc, eq, gte, lte } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { requirements, rolls, terms } from '../../schema/index.ts';

/** The term a day falls in, or undefined between terms. */
export async function termOn(day: string) {
  const [row] = await db()
    .select()
    .from(terms)
    .where(and(lte(terms.startsOn, day), gte(terms.endsOn, day)))
    .orderBy(desc(terms.startsOn))
    .limit(1);
  return row;
}

/** The lessons a grade takes in a term, in the order they fall due. */
export const requirementsOf = (termId: string, stage: Stage, grade: number) =>
  db()
    .select({ lessonId: requirements.lessonId, dueOn: requirements.dueOn })
    .from(requirements)
    .where(
      and(
        eq(requirements.termId, termId),
        eq(requirements.stage, stage),
        eq(requirements.grade, grade),
      ),
    )
    .orderBy(asc(requirements.dueOn), asc(requirements.lessonId));

/** The rolls frozen for a term, newest first. */
export const rollsOf = (termId: string) =>
  db().select().from(rolls).where(eq(rolls.termId, termId)).orderBy(desc(rolls.frozenAt));
