import { length } from '../text.ts';
import type { Finding, Page, Rule } from './finding.ts';
import { type Line, lineWith, type PlacedLesson, placedLessons, sectionOf } from './places.ts';
import { bare } from './words.ts';

/** Characters of the longest sentence anyone should have to read. */
const mostInOne = 60;

/** Characters of a sentence, on average, that a stage reads with ease. */
function mostOnAverage(grade: number): number {
  if (grade <= 6) return 25;
  return grade <= 9 ? 32 : 40;
}

/** Sentences too long for the grade: of facts and help on average, of all a student reads alone. */
export const reading: Rule = (corpus) =>
  placedLessons(corpus).flatMap((placed) => [...average(placed), ...single(placed)]);

const clean = (text: string): string =>
  text
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*+>]|\d+\.)\s+/, '');

const sentences = (text: string): string[] =>
  clean(text)
    .split(/[。！？!?；;]/)
    .map(bare)
    .filter((sentence) => sentence.length > 0);

function prose(page: Page): Line[] {
  return [...sectionOf(page, '事实'), ...sectionOf(page, '找谁帮忙')];
}

function average({ lesson, page }: PlacedLesson): Finding[] {
  const lengths = prose(page).flatMap(({ text }) => sentences(text).map(length));
  if (lengths.length === 0) return [];
  const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
  const most = mostOnAverage(lesson.grade);
  if (mean <= most) return [];
  const text = `“事实”和“找谁帮忙”平均一句 ${Math.round(mean)} 字，这个年级不超过 ${most} 字，请把长句拆开。`;
  return [{ file: page.file, line: lineWith(page, '## 事实'), level: 'warning', text }];
}

function single({ items, page }: PlacedLesson): Finding[] {
  const inProse = prose(page).map((line) => ({ ...line, file: page.file }));
  const inItems = items.flatMap(({ item, file, lineOf }) =>
    [item.stem, item.why, ...item.options.flatMap(({ text, feedback }) => [text, feedback])].map(
      (text) => ({ file, line: lineOf(text.slice(0, 12)), text }),
    ),
  );
  return [...inProse, ...inItems].flatMap(({ file, line, text }) =>
    sentences(text)
      .filter((sentence) => length(sentence) > mostInOne)
      .map((sentence): Finding => {
        const told = `“${[...sentence].slice(0, 10).join('')}……”这一句有 ${length(sentence)} 字，不超过 ${mostInOne} 字，请拆成两句。`;
        return { file, line, level: 'warning', text: told };
      }),
  );
}
