/** Characters that mean something in GIFT, and the line end that would end the line. */
const special = /[\\~=#{}:\n]/g;

/** Text as GIFT writes it (https://docs.moodle.org/en/GIFT_format). */
export const escapeGift = (text: string): string =>
  text.replace(special, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`));

export const unescapeGift = (text: string): string =>
  text.replace(/\\([\\~=#{}:n])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));

/** Where one of `marks` stands unescaped, from `from` on; -1 when nowhere. */
export function findMark(text: string, marks: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (marks.includes(text[at] ?? ' ')) return at;
  }
  return -1;
}

/** Where unescaped `mark` stands for the last time. */
export function findLast(text: string, mark: string): number {
  const first = mark[0] ?? '';
  let found = -1;
  for (let at = findMark(text, first); at >= 0; at = findMark(text, first, at + 1)) {
    if (text.startsWith(mark, at)) found = at;
  }
  return found;
}

/** Cut at every unescaped one of `marks`; each piece but the first begins with its mark. */
export function cutAt(text: string, marks: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = findMark(text, marks); at >= 0; at = findMark(text, marks, at + 1)) {
    pieces.push(text.slice(start, at));
    start = at;
  }
  return [...pieces, text.slice(start)];
}
