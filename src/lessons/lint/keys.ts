import type { Item } from '#domain/learning/item';
import { length } from '../text.ts';
import type { Corpus, Finding, Rule } from './finding.ts';
import { placedItems, placedLessons } from './places.ts';

/** Below this many items the whole bank is too small to judge. */
const leastItems = 60;
/** Shares of a place among all keys that are noticed, and that are wrong. */
const noticed = { from: 0.21, to: 0.29 };
const wrong = { from: 0.15, to: 0.35 };

/** Keys a student could guess without reading: by their place in the bank, or by their shortness. */
export const keys: Rule = (corpus) => [...places(corpus), ...shortest(corpus)];

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

function isShortest({ options, key }: Item): boolean {
  const own = length(options[key]?.text ?? '');
  return options.every(({ text }, i) => i === key || length(text) > own);
}

function shortest(corpus: Corpus): Finding[] {
  return placedLessons(corpus).flatMap(({ items, bank }): Finding[] => {
    const count = items.filter(({ item }) => isShortest(item)).length;
    if (count * 2 <= items.length) return [];
    const text = `${items.length} 题里有 ${count} 题的正确项最短，不读题也猜得出，请写长几个正确项或缩短别的选项。`;
    return [{ file: bank.file, line: 1, level: 'warning', text }];
  });
}
