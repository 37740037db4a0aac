import { alt } from './alt.ts';
import { balance } from './balance.ts';
import { bannedWords } from './bannedWords.ts';
import { competition } from './competition.ts';
import { readCorpus } from './corpus.ts';
import { disjoint } from './disjoint.ts';
import { duplicates } from './duplicates.ts';
import { expired } from './expired.ts';
import type { Corpus, Finding, Rule } from './finding.ts';
import { keys } from './keys.ts';
import { law } from './law.ts';
import { reading } from './reading.ts';
import { subjects } from './subjects.ts';
import { wording } from './wording.ts';

const rules: Rule[] = [
  ...[expired, law, subjects, bannedWords, wording, alt, reading],
  ...[keys, balance, duplicates, disjoint, competition],
];

export type Linted = { findings: Finding[]; lessons: number; items: number };

/**
 * Reads content/ and holds every rule against it, the parser's first.
 * @param root the folder content/
 */
export async function lint(root: string, when: Pick<Corpus, 'today' | 'release'>): Promise<Linted> {
  const { corpus, problems } = await readCorpus(root, when);
  const findings = [...problems, ...rules.flatMap((rule) => rule(corpus))];
  const items = corpus.lessons.reduce((sum, { read }) => sum + (read?.items.length ?? 0), 0);
  return { findings, lessons: corpus.lessons.length, items };
}
