import type { Item } from '#domain/learning/item';
import type { Problems } from './problems.ts';

const leastItems = 14;

/** Rules of a whole bank: enough items, half of them situations, keys in every place alike. */
export function checkBank(items: Item[], problems: Problems): void {
  if (items.length < leastItems) {
    problems.add(1, `题库现在有 ${items.length} 题，至少要 ${leastItems} 题。`);
  }
  const situations = items.filter(({ situation }) => situation).length;
  if (situations * 2 < items.length) {
    problems.add(1, `情境题有 ${situations} 题，至少要占一半，请改写几题。`);
  }
  const counts = [0, 1, 2, 3].map((place) => items.filter(({ key }) => key === place).length);
  const even = items.length / 4;
  if (Math.min(...counts) < Math.floor(even) - 1 || Math.max(...counts) > Math.ceil(even) + 1) {
    const told = counts.map((count, place) => `第 ${place + 1} 位 ${count} 题`).join('、');
    problems.add(1, `正确项的位置不均衡（${told}），请调换几题选项的顺序。`);
  }
}
