import type { Corpus, Finding, Page, Rule } from './finding.ts';
import { allPages, type Line, linesOf } from './places.ts';
import { sentencesOf } from './words.ts';

/** Law cited in a text that is no longer in force, and laws named without their version. */
export const law: Rule = (corpus) => [...replaced(corpus), ...unversioned(corpus)];

// Since 2026-01-01 the articles 71 to 73 on drugs are 83 to 85.
const oldArticle = /第?\s*(?<![\d一二三四五六七八九十百])(?:七十[一二三]|7[123])\s*条/;
const otherLaw = /(禁毒法|刑法|保护法|药品管理法|条例|办法|规定|解释)》?[^《]*$/;

function replaced(corpus: Corpus): Finding[] {
  return allPages(corpus).flatMap((page) =>
    linesOf(page).flatMap(({ line, text }) =>
      sentencesOf(text).flatMap((sentence): Finding[] => {
        const old = oldArticle.exec(sentence);
        if (!old) return [];
        const before = sentence.slice(0, old.index);
        const named = before.lastIndexOf('治安管理处罚法');
        const sinceNamed = named < 0 ? before : before.slice(named + '治安管理处罚法'.length);
        if (otherLaw.test(sinceNamed)) return [];
        // A bare article is only sure to be the old one where nothing else is cited.
        if (named < 0 && !page.file.endsWith('questions.yaml')) return [];
        const told = `“${old[0].trim()}”是旧的治安管理处罚法，2026年1月1日起涉毒的是第八十三、八十四、八十五条，请改成现行条文。`;
        return [{ file: page.file, line, level: 'error', text: told }];
      }),
    ),
  );
}

const lawName = /《[^》]*(?:法|条例|办法|规定|规则|解释)(?:（[^）]*）|\([^)]*\))?》/;
/** Papers of offices: they have a date too, but no version that is replaced. */
const paperName = /《[^》]*(?:意见|决定|公告|通知|规范)》/;
const titleField = /^\s*(?:- )?(?:title|source):\s*(.*)$/;

function unversioned(corpus: Corpus): Finding[] {
  const inLessons = corpus.lessons.flatMap(({ pages }) => pages).flatMap(ofPage);
  // A word or a day of the calendar cites in passing; the lesson it leads to has the version.
  const inPassing = corpus.shared.flatMap(ofPage);
  return [...inLessons, ...inPassing.map((found) => ({ ...found, level: 'warning' as const }))];
}

function ofPage(page: Page): Finding[] {
  const lines = page.file.endsWith('.md') ? headOf(linesOf(page)) : linesOf(page);
  return lines.flatMap(({ line, text }): Finding[] => {
    const title = titleField.exec(text)?.[1] ?? '';
    const at = { file: page.file, line };
    const [law] = lawName.exec(title) ?? [];
    const [name = law] = paperName.exec(title) ?? [];
    if (name && !/\d{4}年/.test(title)) {
      const told = `${name}没有写版本，请在后面加上哪一年修订、哪一天施行。`;
      return [{ ...at, level: law ? 'error' : 'warning', text: told }];
    }
    if (law?.includes('治安管理处罚法') && !/202[56]年/.test(title)) {
      const told = `${law}引的是旧版本，请改引2026年1月1日施行的修订本。`;
      return [{ ...at, level: 'error', text: told }];
    }
    return [];
  });
}

/** The lines between the first two `---`. */
function headOf(lines: Line[]): Line[] {
  if (lines[0]?.text !== '---') return [];
  const end = lines.findIndex(({ line, text }) => line > 1 && text === '---');
  return lines.slice(1, Math.max(end, 1));
}
