/** Letters and figures alone: how a sentence is compared with another. */
export const bare = (text: string): string => text.replace(/[\p{P}\p{S}\s]/gu, '');

/** Cut after full stops, and where a quotation or a field of YAML ends. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。！？!?；])|["{}|]/).filter((sentence) => sentence.trim());

const blank = (text: string): string => '＿'.repeat(text.length);

/** Hides what is quoted: a teacher may tell which words not to say. Straight quotes are YAML's. */
export const withoutQuotes = (text: string): string =>
  text.replace(/“[^”]*”|‘[^’]*’|「[^」]*」/g, blank);

/**
 * Hides the cells below “不要这样说” in a table, line by line as `withoutQuotes` does.
 * @param lines all lines of a page, in order
 */
export function withoutAdvisedAgainst(lines: readonly string[]): string[] {
  let column = -1;
  return lines.map((text) => {
    const cells = text.split('|');
    if (cells.length < 3) column = -1;
    const head = cells.findIndex((cell) => /^\s*(?:不要|不该|不能)这?样?[说做]/.test(cell));
    if (head >= 0) column = head;
    return cells.map((cell, i) => (i === column ? blank(cell) : cell)).join('|');
  });
}

/** Hides phrases in which a forbidden word is harmless. */
export const without = (text: string, phrases: readonly string[]): string =>
  phrases.reduce((rest, phrase) => rest.replaceAll(phrase, blank(phrase)), text);

/** Every text in a value, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}
