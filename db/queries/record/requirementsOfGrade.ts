import { and, asc, eq } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { requirements, terms } from '../../schema/index.ts';

/** Every lesson ever required of a grade, with the first day of the term it was required in. */
export const requirementsOfGrade = (stage: Stage, grade: number) =>
  db()
    .select({ lessonId: requirements.lessonId, startsOn: terms.startsOn })
    .from(requirements)
    .innerJoin(terms, eq(terms.id, requirements.termId))
    .where(and(eq(requirements.stage, stage), eq(requirements.grade, grade)))
    .orderBy(asc(terms.startsOn), asc(requirements.dueOn), asc(requirements.lessonId));
