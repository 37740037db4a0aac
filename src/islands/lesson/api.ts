import { post, type Reply } from '../post.ts';

export type RunStep = { id: string; done: boolean; issued: boolean };
export type Run = { id?: number; steps: RunStep[]; counted: boolean; version: number };
export type StepAnswer = {
  steps: RunStep[];
  counted: boolean;
  tooFast?: { waitSeconds: number };
};

const at = (lesson: string) => `/api/lessons/${encodeURIComponent(lesson)}`;

export const startLesson = (lesson: string): Promise<Reply<{ run: Run }>> =>
  post(`${at(lesson)}/start`, {});

/** `run` ties the step to the student who opened this page, when the server names it. */
export const finishStep = (
  lesson: string,
  step: string,
  run: number | undefined,
): Promise<Reply<StepAnswer>> =>
  post(`${at(lesson)}/steps/${encodeURIComponent(step)}`, run === undefined ? {} : { run });
