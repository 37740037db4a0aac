import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { lessonOfItem } from '#domain/learning/item';
import { db } from '../../client.ts';
import { itemVersions, lessonVersionItems, lessonVersions } from '../../schema/index.ts';

export type LessonVersion = typeof lessonVersions.$inferSelect;

/** The lesson as published last, or undefined when there is none of that name. */
export async function currentLesson(lessonId: string): Promise<LessonVersion | undefined> {
  const [row] = await db()
    .select()
    .from(lessonVersions)
    .where(eq(lessonVersions.lessonId, lessonId))
    .orderBy(desc(lessonVersions.id))
    .limit(1);
  return row;
}

/** Every lesson as published last, by number. */
export async function currentLessons(): Promise<LessonVersion[]> {
  return db()
    .select()
    .from(lessonVersions)
    .where(
      inArray(
        lessonVersions.id,
        db()
          .select({ newest: sql<number>`max(${lessonVersions.id})` })
          .from(lessonVersions)
          .groupBy(lessonVersions.lessonId),
      ),
    )
    .orderBy(asc(lessonVersions.number));
}

/** A lesson as it was when a run or an attempt began. */
export async function lessonVersionById(id: number): Promise<LessonVersion | undefined> {
  const [row] = await db().select().from(lessonVersions).where(eq(lessonVersions.id, id));
  return row;
}

/** The question bank of a lesson version, keys included: for the server only. */
export async function bankOf(lessonVersionId: number) {
  const items = await db()
    .select({ id: itemVersions.id, kind: itemVersions.kind, itemId: itemVersions.itemId })
    .from(lessonVersionItems)
    .innerJoin(itemVersions, eq(itemVersions.id, lessonVersionItems.itemVersionId))
    .where(eq(lessonVersionItems.lessonVersionId, lessonVersionId))
    .orderBy(asc(itemVersions.id));
  return items.map(({ itemId, ...item }) => ({ ...item, lesson: lessonOfItem(itemId) }));
}
