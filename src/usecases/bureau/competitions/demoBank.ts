import { fileURLToPath } from 'node:url';
import { demoBankText, parseDemoBank } from '#lessons/demoBank';
import { readLessons } from '#lessons/readLessons';
import { settings } from '#server/settings';
import { writeBook } from '../items/exchange/sheet/writeBook.ts';

const content = fileURLToPath(new URL('../../../../content', import.meta.url));

/** Is there a bank to try a competition with? Only where the demonstration county may be. */
export const hasDemoBank = (): boolean => settings().demo;

/** The demonstration bank as the .xlsx that an officer would fill in; undefined elsewhere. */
export async function demoBank(): Promise<Uint8Array | undefined> {
  const text = hasDemoBank() ? await demoBankText(content) : undefined;
  if (text === undefined) return undefined;
  const lessons = (await readLessons(content)).map(({ lesson }) => lesson);
  const items = parseDemoBank(text, lessons);
  return writeBook(items.map((item) => ({ ...item, id: '', lesson: '' })));
}
