import type { Corpus, Finding, Rule } from './finding.ts';
import { linesOf, lineWith, placedLessons } from './places.ts';

/** Sources, items and words of the glossary whose review is overdue, or that were seen tomorrow. */
export const expired: Rule = (corpus) => [...ofLessons(corpus), ...ofShared(corpus)];

function ofLessons(corpus: Corpus): Finding[] {
  return placedLessons(corpus).flatMap(({ lesson, items, page }) => [
    ...lesson.sources.flatMap(({ id, seen, reviewBy }) => {
      const line = lineWith(page, `id: ${id}`, 2);
      const at = { file: page.file, line };
      return check(corpus, `来源“${id}”`, { seen, reviewBy }, at);
    }),
    ...items.flatMap(({ item, file, lineOf }) => {
      const at = { file, line: lineOf('reviewBy:') };
      return check(corpus, `题目“${item.id}”`, { reviewBy: item.reviewBy }, at);
    }),
  ]);
}

const dated = /^\s*(?:- )?(seen|reviewBy):\s*(\d{4}-\d{2}-\d{2})/;

function ofShared(corpus: Corpus): Finding[] {
  return corpus.shared.flatMap((page) => {
    if (!page.file.endsWith('.yaml')) return [];
    let id = '';
    return linesOf(page).flatMap(({ line, text }) => {
      id = /^\s*- id:\s*(\S+)/.exec(text)?.[1] ?? id;
      const [, field, date] = dated.exec(text) ?? [];
      if (!field || !date) return [];
      return check(corpus, `词条“${id}”`, { [field]: date }, { file: page.file, line });
    });
  });
}

type Dates = { seen?: string; reviewBy?: string };

function check(
  { today, release }: Corpus,
  what: string,
  { seen, reviewBy }: Dates,
  at: Pick<Finding, 'file' | 'line'>,
): Finding[] {
  const found: Finding[] = [];
  if (reviewBy && reviewBy < today) {
    const text = `${what}过了核对日期 ${reviewBy}，请重新核对，再改 reviewBy。`;
    found.push({ ...at, level: release ? 'error' : 'warning', text });
  }
  if (seen && seen > today) {
    const text = `${what}的查看日期 ${seen} 还没有到，请写真正查看的那一天。`;
    found.push({ ...at, level: 'error', text });
  }
  return found;
}
