import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { type ItemKind, lessonOfItem } from '#domain/learning/item';
import { db } from '../../client.ts';
import { lessonVersions } from '../../schema/index.ts';

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

/**
 * The question bank of a lesson version, with what was imported to the lesson beside `content/`
 * and without what was retired; for the server only.
 */
export async function bankOf(lessonVersionId: number) {
  const items = await db().all<{
    id: number;
    itemId: string;
    kind: ItemKind;
    objective: string;
    shown: number;
  }>(sql`
    select i.id, i.item_id as itemId, i.kind, i.objective, coalesce(x.shown, 0) as shown
    from (
      select item_version_id from lesson_version_items where lesson_version_id = ${lessonVersionId}
      union
      select item_version_id from added_items where id in (
        select max(a.id) from added_items a
        join lesson_versions l on l.lesson_id = a.lesson_id and l.id = ${lessonVersionId}
        group by a.item_id)
    ) bank
    join item_versions i on i.id = bank.item_version_id
    left join item_exposure x on x.item_version_id = i.id
    where coalesce((
      select d.decision from item_decisions d where d.item_id = i.item_id order by d.id desc limit 1
    ), 'restored') <> 'retired'
    order by i.id`);
  return items.map(({ itemId, ...item }) => ({ ...item, lesson: lessonOfItem(itemId) }));
}
