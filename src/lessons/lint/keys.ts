import type { Item } from '#domain/learning/item';
import { length } from '../text.ts';
import type { Corpus, Finding, Rule } from './finding.ts';
import { placedItems, placedLessons } from './places.ts';

/** Below this many items the whole bank is too small to judge. */
const leastItems = 60;
/** Shares of a place among all keys that are noticed, and that are wrong. */
const noticed = { from: 0.21, to: 0.29 };
const wrong = { from: 0.15, to: 0.35 };

/** The share of right answers that no rule about the length of options may reach. */
const mostGuessed = 0.45;
const ranks = ['最短', '第二短', '第三短', '最长'];

/** Keys a student could guess without reading: by their place in the bank, or by their length. */
export const keys: Rule = (corpus) => [...places(corpus), ...lengths(corpus)];

function places(corpus: Corpus): Finding[] {
  const items = placedItems(corpus);
  if (items.length < leastItems) return [];
  return [0, 1, 2, 3].flatMap((place): Finding[] => {
    const share = items.filter(({ item }) => item.key === place).length / items.length;
    if (share >= noticed.from && share <= noticed.to) return [];
    const level = share < wrong.from || share > wrong.to ? 'error' : 'warning';
    const text = `全库正确项在第 ${place + 1} 位的占 ${Math.round(share * 100)}%，四个位置应当差不多，请调换几课选项的顺序。`;
    return [{ file: 'lessons', line: 1, level, text }];
  });
}

/** How much of one question is right for whoever always takes the nth shortest option, 0–1. */
function guessed({ options, key }: Item, nth: number): number {
  const lengths = options.map(({ text }) => length(text));
  const wanted = lengths.toSorted((a, b) => a - b)[nth];
  const taken = lengths.flatMap((own, i) => (own === wanted ? i : []));
  return taken.includes(key) ? 1 / taken.length : 0;
}

function lengths(corpus: Corpus): Finding[] {
  return placedLessons(corpus).flatMap(({ items, bank }) =>
    ranks.flatMap((rank, nth): Finding[] => {
      const right = items.reduce((sum, { item }) => sum + guessed(item, nth), 0);
      if (right <= items.length * mostGuessed) return [];
      const text = `${items.length} 题全都选${rank}的一项，约能对 ${Math.round(right)} 题，不读题也猜得出，请改几题选项的长短。`;
      return [{ file: bank.file, line: 1, level: 'warning', text }];
    }),
  );
}
