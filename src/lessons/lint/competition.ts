import { alike, bigrams, likeness } from './duplicates.ts';
import type { Finding, Rule } from './finding.ts';
import { itemsIn, placedItems } from './places.ts';
import { ofItem } from './wording.ts';

/** The demonstration bank of the competition asks nothing that a lesson asks, and asks it well. */
export const competition: Rule = (corpus) => {
  if (!corpus.competition) return [];
  const { page, items } = corpus.competition;
  const pairsOf = ({ stem, options, key }: (typeof items)[number]) =>
    bigrams(`${stem}${options[key]?.text ?? ''}`);
  const earlier = placedItems(corpus).map(({ item }) => ({ id: item.id, pairs: pairsOf(item) }));
  return itemsIn(page, items).flatMap((placed): Finding[] => {
    const { item, file, line } = placed;
    const pairs = pairsOf(item);
    const like = earlier.filter((other) => likeness(pairs, other.pairs) >= alike.warning);
    earlier.push({ id: item.id, pairs });
    return [
      ...ofItem(placed),
      ...like.map(({ id }): Finding => {
        const text = `竞赛题“${item.id}”和“${id}”很像，竞赛不用公开过的题，请换一个情境。`;
        return { file, line, level: 'error', text };
      }),
    ];
  });
};
