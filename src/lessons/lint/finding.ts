import type { Item } from '#domain/learning/item';
import type { ReadLesson } from '../readLessons.ts';

/** One thing an author should mend; `file` is below content/, `line` is counted from 1. */
export type Finding = { file: string; line: number; level: 'error' | 'warning'; text: string };

/** A file as the author wrote it, with one kind of line ends. */
export type Page = { file: string; text: string };

/** A lesson's folder; `read` is missing while the parser still refuses one of its files. */
export type LintedLesson = { folder: string; pages: Page[]; read?: ReadLesson };

/** Everything below content/, as the rules see it. */
export type Corpus = {
  lessons: LintedLesson[];
  /** Glossary, calendar and users' guides. */
  shared: Page[];
  /** Questionnaires of content/survey. */
  surveys: Page[];
  /** The demonstration bank of the knowledge competition, unless the parser refuses it. */
  competition?: { page: Page; items: Item[] };
  /** YYYY-MM-DD in Shanghai. */
  today: string;
  /** What is overdue stops a release, and only warns before. */
  release: boolean;
};

/** A pure look at the whole; what only the whole shows is found here, the rest in the parser. */
export type Rule = (corpus: Corpus) => Finding[];
