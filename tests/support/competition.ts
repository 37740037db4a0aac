import { randomUUID } from 'node:crypto';
import { type BankItem, openCompetition } from '#db/commands/competition/openCompetition';
import { itemKinds } from '#domain/learning/item';
import { answerQuestion } from '#usecases/student/answerQuestion';
import type { AttemptView } from '#usecases/student/drawn';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { startCompetition } from '#usecases/student/startCompetition';
import type { Student } from '#usecases/student/takeLesson';
import { countyCode, officer } from './cast.ts';
import { hours, morning } from './clock.ts';
import { keysOf } from './pupil.ts';

export const opensAt = morning;
export const closesAt = morning + hours(8);
/** As the setting says unless it is set. */
export const graceMs = 60_000;

/** A bank with three questions of each of 15 objectives. */
export const testBank = (name = '竞赛'): BankItem[] =>
  Array.from({ length: 45 }, (_, n) => ({
    digest: `${name}-${n}`,
    kind: itemKinds[n % itemKinds.length] ?? 'knowledge',
    situation: true,
    objective: `${name}目标${n % 15}`,
    stem: `${name}题干${n}`,
    options: [0, 1, 2, 3].map((option) => ({
      text: `${name}选项${n}-${option}`,
      feedback: `${name}反馈${n}-${option}`,
    })),
    key: n % 4,
    why: `${name}解析${n}`,
    source: null,
  }));

type Change = Partial<Parameters<typeof openCompetition>[0]>;

/** A competition of the county for grades 7 and 8, open from nine to five. @returns its id */
export const holdTestCompetition = (change: Change = {}, bank = testBank()): Promise<number> =>
  openCompetition(
    {
      ...{ regionCode: countyCode, name: '禁毒知识竞赛', grades: [7, 8], opensAt, closesAt },
      ...{ items: 20, minutes: 10, accountId: officer.accountId, createdAt: morning - hours(1) },
      ...change,
    },
    bank,
  );

/** Begins or resumes. @throws when it is refused */
export async function beginCompetition(student: Student, id: number, at: number) {
  const view = await startCompetition(student.studentId, id, at);
  if ('refused' in view) throw new Error(view.refused);
  return view;
}

/** Answers so many questions rightly and the next ones wrongly. */
export async function answerSome(
  student: Student,
  { attempt }: AttemptView,
  { right, wrong = 0 }: { right: number; wrong?: number },
  at: number,
) {
  for (const [i, keys] of (await keysOf(attempt)).slice(0, right + wrong).entries()) {
    const option = i < right ? keys.right : keys.wrong;
    const answer = { item: keys.item, option, key: randomUUID() };
    await answerQuestion(student.studentId, attempt, answer, at);
  }
}

/** Takes part with so many right answers, no others, and hands in. */
export async function takeCompetition(student: Student, id: number, right: number, at: number) {
  const view = await beginCompetition(student, id, at);
  await answerSome(student, view, { right }, at);
  return finishAttempt(student, view.attempt, at);
}
