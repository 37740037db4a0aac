import MiniSearch from 'minisearch';

/** Something to be found: a lesson, a term of the glossary, a guide. */
export type Entry = {
  id: string;
  kind: '课' | '词语' | '指南';
  title: string;
  /** Other names of it. */
  aliases: string;
  text: string;
  href: string;
};

export type Found = Pick<Entry, 'kind' | 'title' | 'href'> & { says: string };

const shownCharacters = 90;

/** An index of these entries that answers Chinese questions by pairs of characters. */
export function buildIndex(entries: readonly Entry[]) {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'aliases', 'text'],
    storeFields: ['kind', 'title', 'text', 'href'],
    tokenize: indexTokens,
    searchOptions: {
      tokenize: queryTokens,
      boost: { title: 4, aliases: 3 },
      combineWith: 'AND',
      prefix: (term) => /^[a-z0-9]+$/.test(term),
    },
  });
  index.addAll(entries);
  return index;
}

/** What answers a question best, at most `limit`, each with the words around the first match. */
export function find(index: MiniSearch<Entry>, question: string, limit: number): Found[] {
  return index
    .search(question)
    .slice(0, limit)
    .map(({ kind, title, text, href }) => ({ kind, title, href, says: around(text, question) }));
}

/** Pairs and single characters of Chinese, words of anything else. */
export const indexTokens = (text: string): string[] =>
  runs(text).flatMap((run) => (isHan(run) ? [...run, ...pairs(run)] : [run]));

/** Pairs of Chinese, or the one character that was asked for. */
export const queryTokens = (text: string): string[] =>
  runs(text).flatMap((run) => (!isHan(run) || [...run].length === 1 ? [run] : pairs(run)));

const runs = (text: string) => text.toLowerCase().match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? [];
const isHan = (run: string) => /\p{Script=Han}/u.test(run);

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

function around(text: string, question: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(question.trim().toLowerCase()));
  const from = Math.max(0, at - 20);
  const cut = text.slice(from, from + shownCharacters).replace(/^[\p{P}\s]+/u, '');
  return `${from > 0 ? '…' : ''}${cut}${from + shownCharacters < text.length ? '…' : ''}`;
}
