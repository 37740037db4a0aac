import { eq } from 'drizzle-orm';
import type { Drawable } from '#domain/learning/draw';
import { lessonGrade } from '#domain/learning/term';
import type { Stage } from '#domain/people/school';
import { db } from '../client.ts';
import { currentLessons } from '../queries/learning/lessonVersion.ts';
import { itemVersions, lessonVersionItems } from '../schema/index.ts';
import { difficulties } from './ability.ts';
import { chance } from './chance.ts';

export type SeedItem = Drawable & {
  key: number;
  /** On the scale of the students' ability. */
  difficulty: number;
  /** Which of the three wrong options most who err take for right. */
  firstWrong: number;
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
  const difficultyOf = difficulties(number, lesson, items.length);
  return items.map((item, i) => ({
    ...item,
    ...{ lesson, shown: 0 },
    difficulty: difficultyOf[i] ?? 0,
    firstWrong: chance(number, `item ${item.id}`).below(3),
  }));
}
