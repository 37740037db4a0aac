import { type Label, labelIn } from '../labels.ts';
import { unescapeGift } from './escape.ts';

/** What stands between two empty lines: its comments apart, with the line it begins on. */
export type Block = { line: number; labels: Label[]; text: string };

/** Cuts GIFT into its blocks, as Moodle does. */
export function blocksOf(gift: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let labels: Label[] = [];
  let line = 0;
  const end = () => {
    if (lines.length > 0) blocks.push({ line, labels, text: lines.join('\n') });
    lines = [];
    labels = [];
  };
  for (const [i, each] of gift.split(/\r\n?|\n/).entries()) {
    const trimmed = each.trim();
    if (trimmed === '') end();
    else if (trimmed.startsWith('//')) {
      const label = labelIn(trimmed.slice(2).trim());
      if (label) labels.push([label[0], unescapeGift(label[1])]);
    } else {
      if (lines.length === 0) line = i + 1;
      lines.push(each);
      // A category has its line to itself, also without an empty one behind it.
      if (trimmed.startsWith('$CATEGORY:')) end();
    }
  }
  end();
  return blocks;
}
