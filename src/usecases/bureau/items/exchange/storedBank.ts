import { usedItemIds, type WholeItem, wholeItems } from '#db/queries/bank/wholeItems';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import type { QuestionDraft } from '#domain/learning/exchange';

export type StoredItem = { question: QuestionDraft; ofContent: boolean; retired: boolean };

/** The bank as files are compared with it. */
export type StoredBank = {
  /** Titles by id, in the order of the lessons. */
  lessons: Map<string, string>;
  items: Map<string, StoredItem>;
  /** Of all items there ever were, competitions' too. */
  usedIds: Set<string>;
  lastAdded: number;
};

/** The bank as it is stored now. */
export async function storedBank(): Promise<StoredBank> {
  const [lessons, items, used] = await Promise.all([currentLessons(), wholeItems(), usedItemIds()]);
  return {
    lessons: new Map(lessons.map(({ lessonId, title }) => [lessonId, title])),
    items: new Map(items.map((item) => [item.itemId, storedItem(item)])),
    usedIds: used.ids,
    lastAdded: used.lastAdded,
  };
}

function storedItem(item: WholeItem): StoredItem {
  const { itemId: id, lessonId: lesson, kind, objective, stem, key, why } = item;
  const situation = item.situation === null ? null : item.situation === 1;
  const { source, reviewBy } = { source: item.source ?? '', reviewBy: item.reviewBy ?? '' };
  const options = JSON.parse(item.options) as QuestionDraft['options'];
  return {
    question: { id, lesson, kind, situation, objective, stem, options, key, why, source, reviewBy },
    ofContent: item.ofContent === 1,
    retired: item.retired === 1,
  };
}
