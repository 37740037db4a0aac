import type { ExchangeItem } from '#domain/learning/exchange';
import type { Lesson } from '#domain/learning/lesson';
import { bannedWords } from '#lessons/lint/bannedWords';
import { alike, likeness, pairsOf } from '#lessons/lint/duplicates';
import { expired } from '#lessons/lint/expired';
import type { Corpus, Rule } from '#lessons/lint/finding';
import { law } from '#lessons/lint/law';
import { subjects } from '#lessons/lint/subjects';
import { wording } from '#lessons/lint/wording';
import { optionFlaws } from '#lessons/optionFlaws';

export type ItemFinding = { level: 'error' | 'warning'; text: string };

/** The rules of `npm run content` that look at one question. */
const rules: Rule[] = [expired, law, subjects, bannedWords, wording];

/**
 * What an author of `content/` would be told about this question too.
 * @param today YYYY-MM-DD; a date of review that is over is an error
 */
export function checkItem(item: ExchangeItem, today: string): ItemFinding[] {
  const flaws = optionFlaws(item).map(({ text }) => ({
    level: 'error' as const,
    // The field has another name in questions.yaml than in a file for officers.
    text: text.replace('“feedback”', '反馈'),
  }));
  const found = rules
    .flatMap((rule) => rule(corpusOf(item, today)))
    .map(({ level, text }) => ({ level, text }));
  const texts = new Set<string>();
  return [...flaws, ...found].filter(({ text }) => !texts.has(text) && texts.add(text));
}

/** A content of this one question, as the rules read it. */
function corpusOf(item: ExchangeItem, today: string): Corpus {
  const { id, stem, options, why, objective, source, reviewBy } = item;
  const texts = options.flatMap(({ text, feedback }) => [`text: ${text}`, `feedback: ${feedback}`]);
  const lines = [
    ...[`id: ${id}`, `stem: ${stem}`, ...texts, `why: ${why}`],
    ...[`objective: ${objective}`, `source: ${source}`, `reviewBy: ${reviewBy}`],
  ];
  const folder = `lessons/${item.lesson}`;
  const text = lines.map((line) => line.replaceAll('\n', ' ')).join('\n');
  // Rules of items ask of the lesson only what stands beside the items, and there is none.
  const lesson = { id: item.lesson, sources: [], story: [], practice: {} } as unknown as Lesson;
  const read = { lesson, items: [item], teacherHtml: '', familyHtml: '' };
  return {
    lessons: [{ folder, pages: [{ file: `${folder}/questions.yaml`, text }], read }],
    shared: [],
    surveys: [],
    today,
    release: true,
  };
}

/** A question as it is compared with others. */
export type Compared = { id: string; pairs: Set<string> };

export const comparedOf = (item: Parameters<typeof pairsOf>[0] & { id: string }): Compared => ({
  id: item.id,
  pairs: pairsOf(item),
});

/** Questions that ask almost the same. */
export function likeOthers(item: Compared, others: readonly Compared[]): ItemFinding[] {
  return others.flatMap((other): ItemFinding[] => {
    if (other.id === item.id) return [];
    const like = likeness(item.pairs, other.pairs);
    if (like < alike.warning) return [];
    const text = `和“${other.id}”很像（相似度 ${like.toFixed(2)}），请换一个情境或换一件要想的事。`;
    return [{ level: like >= alike.error ? 'error' : 'warning', text }];
  });
}
