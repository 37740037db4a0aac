import { post, type Reply } from '../post.ts';

/** What is tried: the body of POST /api/attempts. */
export type Start =
  | { lesson: string }
  | { booster: string; weeks: 4 | 12 }
  | { competition: number };

type QuizItem = { item: string; stem: string; options: { id: string; text: string }[] };

export type Attempt = {
  attempt: string;
  title: string;
  /** Of a lesson's check. */
  lesson?: string;
  items: QuizItem[];
  /** Items answered before, on this or another computer. */
  answered: string[];
  /** The student, as this computer knows them: goes with everything that is sent. */
  owner: string;
  /** With a deadline: how long there is, in ms on the server's clock. */
  leftMs?: number;
};

export type ResultItem = {
  item: string;
  stem: string;
  chosen: string;
  right: boolean;
  /** Text of the right option. */
  key: string;
  feedback: string;
  why: string;
};

export type Result = {
  score: number;
  of: number;
  passed: boolean;
  completed: boolean;
  /** When another try opens, in ms; absent when none is needed. */
  retakeAt?: number;
  items: ResultItem[];
};

/** Handed in, but nobody sees a result before `resultAt` (ms). */
export type Pending = { pending: true; resultAt: number };

/** Begins an attempt, or gives back the one that is open. */
export const openAttempt = (start: Start, owner?: string): Promise<Reply<Attempt>> =>
  post('/api/attempts', start, owner);

export const finishAttempt = (attempt: string, owner: string): Promise<Reply<Result | Pending>> =>
  post(`/api/attempts/${encodeURIComponent(attempt)}/finish`, {}, owner);
