import type { Item } from '#domain/learning/item';
import type { Lesson } from '#domain/learning/lesson';
import type { lessonFiles } from '../folders.ts';
import type { Corpus, LintedLesson, Page } from './finding.ts';

export type Line = { line: number; text: string };

export const linesOf = (page: Page): Line[] =>
  page.text.split('\n').map((text, i) => ({ line: i + 1, text }));

/** The first line that holds `part`, from line `from` on; `from` itself when none does. */
export function lineWith(page: Page, part: string, from = 1): number {
  const found = linesOf(page).find(({ line, text }) => line >= from && text.includes(part));
  return found?.line ?? from;
}

/** The lines below `## title`, up to the next heading of its depth. */
export function sectionOf(page: Page, title: string): Line[] {
  const lines = linesOf(page);
  const start = lines.findIndex(({ text }) => text.trim() === `## ${title}`);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(({ text }) => text.startsWith('## '));
  return end < 0 ? rest : rest.slice(0, end);
}

export function pageOf({ folder, pages }: LintedLesson, name: (typeof lessonFiles)[number]): Page {
  const file = `${folder}/${name}`;
  return pages.find((page) => page.file === file) ?? { file, text: '' };
}

export const allPages = ({ lessons, shared }: Corpus): Page[] => [
  ...lessons.flatMap(({ pages }) => pages),
  ...shared,
];

export type PlacedLesson = { lesson: Lesson; items: PlacedItem[]; page: Page; bank: Page };
/** `lineOf` finds the words of the item in its file. */
export type PlacedItem = { item: Item; file: string; line: number; lineOf(part: string): number };

/** The lessons that can be read, with the places of their items. */
export function placedLessons({ lessons }: Corpus): PlacedLesson[] {
  return lessons.flatMap((linted) => {
    if (!linted.read) return [];
    const bank = pageOf(linted, 'questions.yaml');
    const items = itemsIn(bank, linted.read.items);
    return [{ lesson: linted.read.lesson, items, page: pageOf(linted, 'lesson.md'), bank }];
  });
}

/** Items with their places in the page they stand in. */
export const itemsIn = (bank: Page, items: readonly Item[]): PlacedItem[] =>
  items.map((item) => placeItem(item, bank));

function placeItem(item: Item, bank: Page): PlacedItem {
  const line = lineWith(bank, `id: ${item.id}`);
  return { item, file: bank.file, line, lineOf: (part) => lineWith(bank, part, line) };
}

export const placedItems = (corpus: Corpus): PlacedItem[] =>
  placedLessons(corpus).flatMap(({ items }) => items);
