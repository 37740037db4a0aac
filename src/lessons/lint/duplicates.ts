import type { Item } from '#domain/learning/item';
import { cast } from '../names.ts';
import type { Finding, Rule } from './finding.ts';
import { placedItems } from './places.ts';
import { bare } from './words.ts';

/**
 * How like two items are before someone has to look. Tuned on our bank, where items on one
 * subject that ask different things come to 0.43, and reworded copies to 0.6 and above.
 */
export const alike = { warning: 0.5, error: 0.7 };

/** Pairs of letters; people are interchangeable. */
export function bigrams(text: string): Set<string> {
  const anyone = cast.reduce((rest, name) => rest.replaceAll(name, '某'), text);
  const letters = [...bare(anyone)];
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
}

/** Cosine of two sets, 0 to 1. */
export function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared / Math.sqrt(a.size * b.size);
}

/** What two items are compared by: what is asked, and what is right. */
export const pairsOf = ({ stem, options, key }: Pick<Item, 'stem' | 'options' | 'key'>) =>
  bigrams(`${stem}${options[key]?.text ?? ''}`);

/** Items that ask the same as an earlier one, in any lesson. */
export const duplicates: Rule = (corpus) => {
  const items = placedItems(corpus).map((placed) => ({ ...placed, pairs: pairsOf(placed.item) }));
  return items.flatMap(({ item, file, line, pairs }, i) =>
    items.slice(0, i).flatMap((earlier): Finding[] => {
      const like = likeness(pairs, earlier.pairs);
      if (like < alike.warning) return [];
      const level = like >= alike.error ? 'error' : 'warning';
      const text = `题目“${item.id}”和“${earlier.item.id}”很像（相似度 ${like.toFixed(2)}），请改写其中一题，换一个情境或换一件要想的事。`;
      return [{ file, line, level, text }];
    }),
  );
};
