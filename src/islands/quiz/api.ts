import { post, type Reply } from '../post.ts';

type QuizItem = { item: string; stem: string; options: { id: string; text: string }[] };

export type Attempt = {
  attempt: string;
  title: string;
  lesson?: string;
  items: QuizItem[];
  /** Items answered before, on this or another computer. */
  answered: string[];
};

/** One answer; sent again under the same key it is still one answer. */
export type Answer = { item: string; option: string; key: string };

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

const at = (attempt: string) => `/api/attempts/${encodeURIComponent(attempt)}`;

/** Begins an attempt, or gives back the one that is open. */
export const openAttempt = (lesson: string): Promise<Reply<Attempt>> =>
  post('/api/attempts', { lesson });

export const sendAnswer = (attempt: string, answer: Answer): Promise<Reply<{ saved: true }>> =>
  post(`${at(attempt)}/answers`, answer);

export const finishAttempt = (attempt: string): Promise<Reply<Result>> =>
  post(`${at(attempt)}/finish`, {});
