import type { QuestionProblem, ReadQuestion } from '#domain/learning/exchange';
import type { Unusable } from '#domain/people/roster/readRoster';

export type QuestionLimits = {
  /** Questions in one file. */
  questions: number;
};

/** What was read of a file; a question that is no single choice is a problem, not a question. */
export type QuestionsRead = {
  questions: ReadQuestion[];
  problems: QuestionProblem[];
  notes: string[];
};

export type QuestionFile = QuestionsRead | { unusable: Unusable };
