import { eq } from 'drizzle-orm';
import type { Drawable } from '#domain/learning/draw';
import type { Stage } from '#domain/people/school';
import { db } from '../client.ts';
import { currentLessons } from '../queries/learning/lessonVersion.ts';
import { itemVersions, lessonVersionItems } from '../schema/index.ts';
import { chance } from './chance.ts';

export type SeedItem = Drawable & {
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

/** The lessons that a grade takes. */
export type LessonsOf = (stage: Stage, grade: number) => readonly SeedLesson[];

/** The grade whose lessons others take while there are none of their own. */
const commonGrade = 7;

/**
 * The lessons of each grade as they were published last, with their banks.
 * @throws when none is published for the grade that stands in for others
 */
export async function lessonsByGrade(number: number): Promise<LessonsOf> {
  const byGrade = new Map<number, SeedLesson[]>();
  for (const { id, lessonId, grade, steps } of await currentLessons()) {
    const lesson = {
      id: lessonId,
      versionId: id,
      floorsMs: steps.map(({ floorSeconds }) => floorSeconds * 1000),
      bank: await bankWithKeys(id, lessonId, number),
    };
    byGrade.set(grade, [...(byGrade.get(grade) ?? []), lesson]);
  }
  const common = byGrade.get(commonGrade);
  if (!common) throw new Error(`no lesson of grade ${commonGrade} is published`);
  return (stage, grade) => byGrade.get(lessonGrade(stage, grade)) ?? common;
}

/** The number under which a lesson names its grade: 5 to 12, and 21 for 中职. */
function lessonGrade(stage: Stage, grade: number): number {
  const before = { primary: 0, junior: 6, senior: 9, vocational: 20 };
  return before[stage] + grade;
}

async function bankWithKeys(
  lessonVersionId: number,
  lesson: string,
  number: number,
): Promise<SeedItem[]> {
  const items = await db()
    .select({
      id: itemVersions.id,
      kind: itemVersions.kind,
      objective: itemVersions.objective,
      key: itemVersions.key,
    })
    .from(lessonVersionItems)
    .innerJoin(itemVersions, eq(itemVersions.id, lessonVersionItems.itemVersionId))
    .where(eq(lessonVersionItems.lessonVersionId, lessonVersionId))
    .orderBy(itemVersions.id);
  return items.map((item) => ({
    ...item,
    ...{ lesson, shown: 0 },
    weight: chance(number, `item ${item.id}`).between(1, 12),
  }));
}
