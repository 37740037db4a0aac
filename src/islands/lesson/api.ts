import { post, type Reply } from '../post.ts';

type RunStep = { id: string; done: boolean; issued: boolean };

/** How far the student is, on the server's clock. */
export type Run = {
  id: number;
  steps: RunStep[];
  counted: boolean;
  tooFast?: { waitSeconds: number };
};

/** @returns the run, and the student as this computer knows them */
export const startLesson = (lesson: string): Promise<Reply<{ run: Run; owner: string }>> =>
  post(`/api/lessons/${encodeURIComponent(lesson)}/start`, {});
