import { eq } from 'drizzle-orm';
import type { ItemKind } from '#domain/learning/item';
import { db } from '../client.ts';
import { currentLessons } from '../queries/learning/lessonVersion.ts';
import { itemVersions, lessonVersionItems } from '../schema/index.ts';
import { chance } from './chance.ts';

export type SeedItem = {
  id: number;
  kind: ItemKind;
  key: number;
  /** How often students err on it, against the other items. */
  weight: number;
};

export type SeedLesson = {
  id: string;
  versionId: number;
  floorsMs: number[];
  bank: SeedItem[];
};

/** The grade whose lessons are required in the first year. */
const firstYearGrade = 7;

/**
 * The lessons of the first year as they were published last, with their banks.
 * @throws when none is published
 */
export async function firstYearLessons(number: number): Promise<SeedLesson[]> {
  const published = (await currentLessons()).filter(({ grade }) => grade === firstYearGrade);
  if (published.length === 0) throw new Error(`no lesson of grade ${firstYearGrade} is published`);
  return Promise.all(
    published.map(async ({ id, lessonId, steps }) => ({
      id: lessonId,
      versionId: id,
      floorsMs: steps.map(({ floorSeconds }) => floorSeconds * 1000),
      bank: await bankWithKeys(id, number),
    })),
  );
}

async function bankWithKeys(lessonVersionId: number, number: number): Promise<SeedItem[]> {
  const items = await db()
    .select({ id: itemVersions.id, kind: itemVersions.kind, key: itemVersions.key })
    .from(lessonVersionItems)
    .innerJoin(itemVersions, eq(itemVersions.id, lessonVersionItems.itemVersionId))
    .where(eq(lessonVersionItems.lessonVersionId, lessonVersionId))
    .orderBy(itemVersions.id);
  return items.map((item) => ({
    ...item,
    weight: chance(number, `item ${item.id}`).between(1, 12),
  }));
}
