import type { Block, Section } from './blocks.ts';
import { lexHtml, renderHtml } from './html.ts';
import type { Problems } from './problems.ts';
import { length } from './text.ts';

const citation = /\[\^([^\]\s]+)\]/g;

/** Reads a part of running text and turns it into HTML; what it cites must be in the list. */
export function readProse(section: Section, sources: string[], problems: Problems): string {
  for (const block of section.blocks) {
    checkCitations(block, sources, problems);
    checkEmphasis(block, problems);
  }
  if (section.blocks.length === 0) {
    problems.add(section.line, `“${section.title}”是空的，请写内容。`);
  }
  const markdown = section.blocks.map(({ token }) => token.raw).join('\n\n');
  return renderHtml(lexHtml(markdown), { sources });
}

/** Stars that Markdown left as they are: beside Chinese it finds no word to emphasise. */
export function checkEmphasis({ token, line }: Block, problems: Problems): void {
  if (!renderHtml(lexHtml(token.raw), { sources: [] }).includes('**')) return;
  problems.add(line, '这段里有加粗没有生效，请把引号放到 ** 外面，写成“**要加粗的话**”。');
}

/** Every paragraph of facts says where it comes from. */
export function checkFacts(section: Section, problems: Problems): void {
  section.blocks.forEach(({ token, line }, i) => {
    if (token.type === 'heading' || token.type === 'html') return;
    const introducesList =
      /[:\uFF1A]\s*$/.test(token.raw) && section.blocks[i + 1]?.token.type === 'list';
    if (!introducesList && token.raw.search(citation) < 0) {
      problems.add(line, '这段事实没有注明来源，请在句末写“[^来源的 id]”。');
    }
  });
}

/** Characters a reader of running text sees. */
export function proseLength(html: string): number {
  return length(
    html
      .replace(/<sup[\s\S]*?<\/sup>/g, '')
      .replace(/<[^>]*>|\s/g, '')
      .replace(/&[^;]+;/g, '.'),
  );
}

export function checkCitations(
  { token, line }: Block,
  sources: string[],
  problems: Problems,
): void {
  token.raw.split('\n').forEach((text, i) => {
    for (const [, id = ''] of text.matchAll(citation)) {
      if (!sources.includes(id)) {
        problems.add(line + i, `来源“${id}”不在文件开头的“sources”里，请补上或改成已有的 id。`);
      }
    }
  });
}
