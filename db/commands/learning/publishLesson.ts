import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { itemVersions, lessonVersions } from '../../schema/index.ts';
import { write } from '../../writer.ts';

type NewVersion = Omit<typeof lessonVersions.$inferInsert, 'id'>;
type NewItem = Omit<typeof itemVersions.$inferInsert, 'id'>;

/** Stores a lesson with its bank as a new version; an unchanged question keeps its own. */
export const publishLesson = (lesson: NewVersion, items: readonly NewItem[]) =>
  write([
    db().insert(lessonVersions).values(lesson),
    db()
      .insert(itemVersions)
      .values([...items])
      .onConflictDoUpdate({
        target: [itemVersions.itemId, itemVersions.digest],
        set: {
          situation: sql`excluded.situation`,
          source: sql`excluded.source`,
          reviewBy: sql`excluded.review_by`,
        },
      }),
    ...items.map((item) => ({
      sql: `insert into lesson_version_items (lesson_version_id, item_version_id)
        select max(l.id), i.id from lesson_versions l, item_versions i
        where l.lesson_id = ? and i.item_id = ? and i.digest = ?`,
      args: [lesson.lessonId, item.itemId, item.digest],
    })),
  ]);
