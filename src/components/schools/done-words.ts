/** What a page may be told by the address after an act: a fixed word and counts, nothing else. */
const countNames = ['added', 'changed', 'unchanged', 'classes', 'students', 'renumbered'] as const;
export type Counts = Record<(typeof countNames)[number], number>;

/** The counts in a query; 0 where there is none. */
export function countsIn(query: URLSearchParams): Counts {
  const count = (name: string) => {
    const text = query.get(name) ?? '';
    return /^\d{1,7}$/.test(text) ? Number(text) : 0;
  };
  return Object.fromEntries(countNames.map((name) => [name, count(name)])) as Counts;
}

/** The address of a page with what was done. */
export const doneHref = (path: string, done: string, counts: Partial<Counts> = {}): string => {
  const numbers = Object.entries(counts).map(([name, n]) => [name, String(n)]);
  return `${path}?${new URLSearchParams([['done', done], ...numbers])}`;
};

/** What was imported, in a sentence; `what` is 所学校 or 个地区. */
export const importedWords = ({ added, changed, unchanged }: Counts, what: string): string =>
  `已导入：新增 ${added} ${what}，修改 ${changed} ${what}，${unchanged} ${what}没有变化。`;
