import { posix } from 'node:path';
import { refuse } from './refusal.ts';
import { walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** What the sheets of a workbook share. */
export type Book = {
  sheets: { name: string; hidden: boolean; path: string }[];
  strings: string[];
  /** Number format of each cell style. */
  formats: string[];
  /** Days are counted from 1904, as on old Macintoshes. */
  since1904: boolean;
};

/** Reads the directory, shared strings and number formats of an .xlsx. */
export function readBook(zip: Zip): Book {
  const [root] = relations(zip, '').filter(({ type }) => type.endsWith('/officeDocument'));
  const path = root?.path ?? refuse('unreadable');
  const parts = relations(zip, path);
  const part = (type: string) =>
    zip.pieces(parts.find((one) => one.type.endsWith(`/${type}`))?.path ?? '') ?? [];
  const book: Book = {
    sheets: [],
    strings: [],
    formats: readFormats(part('styles')),
    since1904: false,
  };
  walkXml(zip.text(path) ?? '', {
    open: (name, attribute) => {
      if (name === 'workbookPr')
        book.since1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const found = parts.find(
        (one) => one.id === attribute('id') && one.type.endsWith('/worksheet'),
      );
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      if (found) book.sheets.push({ name: attribute('name') ?? '', hidden, path: found.path });
    },
  });
  book.strings = readStrings(part('sharedStrings'));
  return book;
}

function relations(zip: Zip, owner: string): { id: string; type: string; path: string }[] {
  const found: { id: string; type: string; path: string }[] = [];
  const { dir, base } = posix.parse(owner);
  walkXml(zip.text(posix.join(dir, '_rels', `${base}.rels`)) ?? '', {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const path = posix.resolve('/', dir, attribute('Target') ?? '').slice(1);
      found.push({ id: attribute('Id') ?? '', type: attribute('Type') ?? '', path });
    },
  });
  return found;
}

/** The strings of a workbook; of formatted text the letters, without phonetic hints. */
function readStrings(xml: Iterable<string>): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inHint = false;
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inHint = true;
    },
    text: (text) => {
      if (inText && !inHint) current += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(plainText(current));
      else if (name === 't') inText = false;
      else if (name === 'rPh') inHint = false;
    },
  });
  return strings;
}

/** Excel writes characters that XML does not allow as _x000D_. */
export const plainText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

function readFormats(xml: Iterable<string>): string[] {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let inCells = false;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(attribute('numFmtId') ?? '');
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats.map((id) => codes.get(id) ?? builtIn(Number(id)));
}

/** Formats without a code of their own (ECMA-376 18.8.30); 27–36 and 50–58 are dates in Chinese. */
const builtIn = (id: number): string =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)
    ? 'yyyy'
    : '';
