import type { Lesson } from '#domain/learning/lesson';
import { readBlocks } from './blocks.ts';
import { lexHtml, renderHtml } from './html.ts';
import { Problems } from './problems.ts';
import { checkCitations, checkEmphasis } from './prose.ts';
import { normalise } from './text.ts';

/**
 * Reads teacher.md or family.md and turns it into HTML below the page's own heading.
 * @throws ContentError with every mistake found
 */
export function parseGuide(
  markdown: string,
  file: string,
  lesson: Pick<Lesson, 'id' | 'sources'>,
): string {
  const problems = new Problems(file);
  const text = normalise(markdown).replace(/^---\n[\s\S]*?\n---\n/, (head) =>
    // The lines stay, so that what follows keeps its number.
    head.replace(/[^\n]/g, ''),
  );
  const sources = lesson.sources.map(({ id }) => id);
  const blocks = readBlocks(text, 1).filter(({ token }) => token.type !== 'space');
  for (const block of blocks) {
    checkCitations(block, sources, problems);
    checkEmphasis(block, problems);
  }
  if (blocks.length === 0) problems.add(1, '文件是空的，请写内容。');
  problems.throwIfAny();

  const [first] = blocks;
  const title = first?.token.type === 'heading' && first.token.depth === 1;
  // The page says the title already.
  const shown = title ? text.slice(first.token.raw.length + text.indexOf(first.token.raw)) : text;
  return renderHtml(lexHtml(shown), { sources, sourcesAt: `/lessons/${lesson.id}` });
}
