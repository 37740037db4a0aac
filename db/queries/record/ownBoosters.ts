import { and, asc, count, eq, isNotNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { attemptItems, attempts, terms } from '../../schema/index.ts';

/** The boosters a student finished, first to last; `of`: how many questions each had. */
export const ownBoosters = (studentId: number) =>
  db()
    .select({
      term: terms.name,
      weeks: attempts.weeks,
      finishedAt: attempts.finishedAt,
      score: attempts.score,
      of: count(attemptItems.position),
      evidence: attempts.evidence,
    })
    .from(attempts)
    .innerJoin(terms, eq(terms.id, attempts.termId))
    .innerJoin(attemptItems, eq(attemptItems.attemptId, attempts.id))
    .where(
      and(
        eq(attempts.studentId, studentId),
        eq(attempts.kind, 'booster'),
        isNotNull(attempts.finishedAt),
      ),
    )
    .groupBy(attempts.id)
    .orderBy(asc(attempts.finishedAt));
