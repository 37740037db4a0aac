import { post, type Reply } from '../post.ts';

type RunStep = { id: string; done: boolean; issued: boolean };

/** How far the student is, on the server's clock. */
export type Run = {
  id: number;
  steps: RunStep[];
  counted: boolean;
  tooFast?: { waitSeconds: number };
};

const at = (lesson: string) => `/api/lessons/${encodeURIComponent(lesson)}`;

export const startLesson = (lesson: string): Promise<Reply<{ run: Run }>> =>
  post(`${at(lesson)}/start`, {});

/** `run` ties the step to the student who opened this page, whoever is signed in by now. */
export const finishStep = (lesson: string, step: string, run: number): Promise<Reply<Run>> =>
  post(`${at(lesson)}/steps/${encodeURIComponent(step)}`, { run });
