import { asc, eq, lte, sql } from 'drizzle-orm';
import { type LessonFigures, lessonFigures } from '#domain/learning/statistics/figures';
import { db } from '../../client.ts';
import { lessonStatistics, terms } from '../../schema/index.ts';

export type StoredStatistics = {
  lessonId: string;
  termId: string;
  computedAt: number;
  figures: LessonFigures;
};

/** The terms that have begun by that day, oldest first, and when each was computed last. */
export const termsBegun = (day: string) =>
  db()
    .select({
      id: terms.id,
      name: terms.name,
      startsOn: terms.startsOn,
      endsOn: terms.endsOn,
      computedAt: sql<number | null>`(select max(s.computed_at) from ${lessonStatistics} s
        where s.term_id = ${terms.id})`,
    })
    .from(terms)
    .where(lte(terms.startsOn, day))
    .orderBy(asc(terms.startsOn));

/** The statistics of all lessons in a term. */
export const statisticsOfTerm = async (termId: string): Promise<StoredStatistics[]> =>
  (await db().select().from(lessonStatistics).where(eq(lessonStatistics.termId, termId))).map(read);

/** The statistics of one lesson in every term that was computed. */
export const statisticsOfLesson = async (lessonId: string): Promise<StoredStatistics[]> =>
  (await db().select().from(lessonStatistics).where(eq(lessonStatistics.lessonId, lessonId))).map(
    read,
  );

/** The statistics of every term in which this item was computed, of each lesson with it. */
export const statisticsWithItem = async (itemId: string): Promise<StoredStatistics[]> =>
  (
    await db()
      .select()
      .from(lessonStatistics)
      .where(sql`exists (
        select 1 from json_each(${lessonStatistics.figures}, '$.items') each
        where each.value ->> 'itemId' = ${itemId})`)
  ).map(read);

const read = ({ figures, ...row }: typeof lessonStatistics.$inferSelect): StoredStatistics => ({
  ...row,
  figures: lessonFigures.parse(figures),
});
