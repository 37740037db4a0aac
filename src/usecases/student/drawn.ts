import { randomBytes, randomInt } from 'node:crypto';
import { itemsOf } from '#db/queries/learning/attempts';
import { type Drawable, drawItems, shuffled } from '#domain/learning/draw';

export type AttemptView = {
  attempt: string;
  /** What the questions are about, e.g. the title of the lesson. */
  title: string;
  /** Of a lesson's check. */
  lesson?: string;
  items: { item: string; stem: string; options: { id: string; text: string }[] }[];
  /** Items answered so far. */
  answered: string[];
  /** With a deadline: how long there is, in ms on the server's clock. */
  leftMs?: number;
};

/**
 * Draws items and shuffles the options of each under ids that tell nothing.
 * @param seen item versions that come only when the others run out
 */
export const draw = (bank: readonly Drawable[], seen: ReadonlySet<number>, length: number) =>
  drawItems(bank, seen, length, randomInt).map((item, index) => ({
    position: index + 1,
    itemVersionId: item.id,
    options: shuffled([0, 1, 2, 3], randomInt),
    optionIds: Array.from({ length: 4 }, () => randomBytes(9).toString('base64url')),
  }));

/** The questions of an attempt as its student may see them: without keys. */
export async function questionsOf(
  attemptId: string,
): Promise<Pick<AttemptView, 'items' | 'answered'>> {
  const items = await itemsOf(attemptId);
  return {
    items: items.map(({ position, item, options, optionIds }) => ({
      item: String(position),
      stem: item.stem,
      options: optionIds.map((id, shown) => ({
        id,
        text: item.options[options[shown] ?? -1]?.text ?? '',
      })),
    })),
    answered: items.filter((item) => item.chosen !== null).map((item) => String(item.position)),
  };
}
