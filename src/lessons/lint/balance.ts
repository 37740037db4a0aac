import { type ItemKind, itemKinds } from '#domain/learning/item';
import type { Corpus, Finding, Rule } from './finding.ts';
import { lineWith, placedLessons } from './places.ts';

const leastOfKind = 2;
/** From this many lessons on, the shares of practices are more than chance. */
const enoughLessons = 12;

const kindNames: Record<ItemKind, string> = {
  knowledge: 'knowledge（知识）',
  risk: 'risk（识别风险）',
  action: 'action（怎么做）',
};

/** Every lesson asks for knowledge, risk and action; no practice serves too many lessons. */
export const balance: Rule = (corpus) => [...itemKindsOf(corpus), ...practices(corpus)];

function itemKindsOf(corpus: Corpus): Finding[] {
  return placedLessons(corpus).flatMap(({ items, bank }) =>
    itemKinds.flatMap((kind): Finding[] => {
      const count = items.filter(({ item }) => item.kind === kind).length;
      if (count >= leastOfKind) return [];
      const text = `${kindNames[kind]}题有 ${count} 题，每一种至少 ${leastOfKind} 题，请补上。`;
      return [{ file: bank.file, line: 1, level: 'error', text }];
    }),
  );
}

function practices(corpus: Corpus): Finding[] {
  const lessons = placedLessons(corpus);
  const kinds = new Set(lessons.map(({ lesson }) => lesson.practice.kind));
  return [...kinds].flatMap((kind): Finding[] => {
    const using = lessons.filter(({ lesson }) => lesson.practice.kind === kind);
    const last = using.at(-1);
    if (!last || using.length * 3 <= lessons.length || lessons.length < 3) return [];
    const level = lessons.length >= enoughLessons ? 'error' : 'warning';
    const text = `${lessons.length} 课里有 ${using.length} 课的练一练是“${kind}”，一种不超过三分之一，请换几课的练习。`;
    const line = lineWith(last.page, `\`\`\`${kind}`);
    return [{ file: last.page.file, line, level, text }];
  });
}
