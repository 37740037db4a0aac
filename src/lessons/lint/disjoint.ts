import { parse } from 'yaml';
import { bigrams, likeness } from './duplicates.ts';
import type { Corpus, Finding, Page, Rule } from './finding.ts';
import { lineWith, type PlacedItem, placedItems, placedLessons } from './places.ts';
import { bare, textsIn } from './words.ts';

/** A shorter text is a phrase, which two banks may share. */
const leastCharacters = 8;
const sameQuestion = 0.8;

/** Questions of the check that a student has met already: in a questionnaire or in a lesson. */
export const disjoint: Rule = (corpus) => [...fromSurveys(corpus), ...fromLessons(corpus)];

function fromSurveys(corpus: Corpus): Finding[] {
  const items = placedItems(corpus).map((placed) => ({
    ...placed,
    pairs: bigrams(placed.item.stem),
  }));
  return corpus.surveys.flatMap((page) =>
    readTexts(page).flatMap((text): Finding[] => {
      const at = { file: page.file, line: lineWith(page, text.slice(0, 12)) };
      const same = items.find(({ item }) => item.id === text);
      if (same) return [{ ...at, level: 'error', text: `题号“${text}”已经在课里，请换一个。` }];
      if (bare(text).length < leastCharacters) return [];
      const pairs = bigrams(text);
      const like = items.find((each) => likeness(pairs, each.pairs) >= sameQuestion);
      if (!like) return [];
      const told = `这一问和小测“${like.item.id}”几乎一样，问卷和小测不能共用，请改写。`;
      return [{ ...at, level: 'error', text: told }];
    }),
  );
}

function readTexts(page: Page): string[] {
  try {
    return textsIn(parse(page.text));
  } catch {
    // Whoever reads the questionnaire tells what is wrong with it.
    return [];
  }
}

function fromLessons(corpus: Corpus): Finding[] {
  const shown = placedLessons(corpus).flatMap(({ lesson }) =>
    [
      ...textsIn(lesson.practice),
      ...lesson.story.flatMap(({ stop }) => (stop ? [stop.question] : [])),
    ].map((text) => ({ lesson: lesson.id, text: bare(text) })),
  );
  return placedItems(corpus).flatMap(({ item, file, lineOf }: PlacedItem): Finding[] => {
    const stem = bare(item.stem);
    if (stem.length < leastCharacters) return [];
    const met = shown.find(({ text }) => text.includes(stem));
    if (!met) return [];
    const text = `题目“${item.id}”的问法原样写在“${met.lesson}”的故事或练习里，请改写其中一处。`;
    return [{ file, line: lineOf('stem:'), level: 'error', text }];
  });
}
