import { randomBytes, randomInt } from 'node:crypto';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { itemVersion } from '#db/queries/record/itemVersion';
import { type SeenItem, seenItems } from '#db/queries/record/seenItems';
import { shuffled } from '#domain/learning/draw';
import { lessonOfItem } from '#domain/learning/item';
import { type Memory, nextToReview, reviewed } from '#domain/learning/review';
import { dayOf } from '#domain/time';

/** A question as it was put: which item, and its options in the order shown under opaque ids. */
export type Dealt = { itemVersionId: number; options: number[]; optionIds: string[] };

export type ReviewQuestion = {
  stem: string;
  options: { id: string; text: string }[];
  /** Title of the lesson it belongs to. */
  lesson: string;
  /** To be reviewed today; else it is practice. */
  due: boolean;
};

/** A lesson of which a student has items to practise. */
export type ReviewLesson = { id: string; title: string };

/**
 * The question to review or practise next, without its key; due ones first, then all in turn.
 * Storing nothing, it may be asked for again at any time.
 * @param lesson id of the lesson to keep to
 * @returns undefined when there is nothing this student has seen the key of
 */
export async function nextReview(
  studentId: number,
  lesson: string | undefined,
  now: number,
): Promise<{ question: ReviewQuestion; left: number; dealt: Dealt } | undefined> {
  const seen = await seenItems(studentId);
  const of = seen.filter((item) => lesson === undefined || lessonOf(item) === lesson);
  const next = nextToReview(of.map(withMemory), dayOf(now));
  const item = next && (await itemVersion(next.item.itemVersionId));
  if (!item) return undefined;
  const options = shuffled([...item.options.keys()], randomInt);
  const optionIds = options.map(() => randomBytes(9).toString('base64url'));
  const titles = await lessonsOf([next.item]);
  return {
    question: {
      stem: item.stem,
      options: optionIds.map((id, shown) => ({
        id,
        text: item.options[options[shown] ?? -1]?.text ?? '',
      })),
      lesson: titles[0]?.title ?? '',
      due: next.due,
    },
    left: next.left,
    dealt: { itemVersionId: item.id, options, optionIds },
  };
}

/** The lessons a student may practise, by number; empty before the first finished check. */
export const openReview = async (studentId: number): Promise<ReviewLesson[]> =>
  lessonsOf(await seenItems(studentId));

/** Until it is reviewed, the answer in the check stands for the first review. */
export const withMemory = (item: SeenItem): SeenItem & { memory: Memory } => ({
  ...item,
  memory: (item.card as Memory | null) ?? reviewed(undefined, item.right, item.shownAt),
});

const lessonOf = ({ lessonId, itemId }: SeenItem): string => lessonId ?? lessonOfItem(itemId);

async function lessonsOf(items: readonly SeenItem[]): Promise<ReviewLesson[]> {
  const ids = new Set(items.map(lessonOf));
  const published = await currentLessons();
  return published
    .filter(({ lessonId }) => ids.has(lessonId))
    .map(({ lessonId, title }) => ({ id: lessonId, title }));
}
