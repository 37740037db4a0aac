import { Marked, type Token } from 'marked';
import type { Problems } from './problems.ts';
import { linesIn } from './text.ts';

/** A block of Markdown and the line of the file on which it begins. */
export type Block = { token: Token; line: number };
export type Section = { title: string; line: number; blocks: Block[] };

const sectionTitles = ['故事', '事实', '练一练', '找谁帮忙'] as const;
export type SectionTitle = (typeof sectionTitles)[number];

const marked = new Marked();

export function readBlocks(markdown: string, firstLine: number): Block[] {
  let line = firstLine;
  return marked.lexer(markdown).map((token) => {
    const block = { token, line };
    line += linesIn(token.raw);
    return block;
  });
}

/** Cuts blocks at headings of one depth; what stands before the first heading is returned apart. */
export function cutAt(depth: number, blocks: Block[]): { before: Block[]; sections: Section[] } {
  const before: Block[] = [];
  const sections: Section[] = [];
  for (const block of blocks) {
    const { token } = block;
    if (token.type === 'space') continue;
    if (token.type === 'heading' && token.depth === depth) {
      sections.push({ title: token.text, line: block.line, blocks: [] });
    } else {
      (sections.at(-1)?.blocks ?? before).push(block);
    }
  }
  return { before, sections };
}

/** The four parts of a lesson; one that is missing, doubled or unknown is a mistake. */
export function readSections(blocks: Block[], problems: Problems): Map<SectionTitle, Section> {
  const { before, sections } = cutAt(2, blocks);
  const stray = before[0];
  if (stray) problems.add(stray.line, '“## 故事”之前不要写正文。');
  const found = new Map<SectionTitle, Section>();
  for (const section of sections) {
    const title = sectionTitles.find((name) => name === section.title);
    if (!title) {
      problems.add(
        section.line,
        `不认识“## ${section.title}”，只能用：${sectionTitles.join('、')}。`,
      );
    } else if (found.has(title)) {
      problems.add(section.line, `“## ${title}”写了两次，请合成一个。`);
    } else {
      found.set(title, section);
    }
  }
  const last = sections.at(-1)?.line ?? 1;
  for (const title of sectionTitles) {
    if (!found.has(title)) problems.add(last, `缺少“## ${title}”这一部分，请补上。`);
  }
  return found;
}
