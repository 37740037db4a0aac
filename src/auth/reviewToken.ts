import { seal, unseal } from './seal.ts';

/** How long a question may lie unanswered. */
const lifeMs = 24 * 60 * 60 * 1000;

/**
 * Seals what a student was asked, so that the browser can hold it without reading it and nothing
 * is stored for a question that is never answered.
 */
export const sealQuestion = (studentId: number, asked: object, now: number): string =>
  seal(JSON.stringify({ asked, until: now + lifeMs }), purposeOf(studentId));

/** What was sealed for this student less than a day ago; undefined for anything else. */
export function openQuestion<T>(studentId: number, token: string, now: number): T | undefined {
  const text = unseal(token, purposeOf(studentId));
  const { asked, until } = text === undefined ? { until: 0 } : JSON.parse(text);
  return now < until ? asked : undefined;
}

const purposeOf = (studentId: number) => `review question of student ${studentId}`;
