import { resetShadowMs } from '../evidence.ts';
import type { ClassRecords, Finding } from './records.ts';

const leastReset = 5;
const resetShare = 0.2;

/** Lessons and checks that several students ended within 24 hours after staff gave them new cards. */
export function afterReset({ runs, tries, resetAt }: ClassRecords): Finding[] {
  const ended = [
    ...runs.flatMap(({ student, countedAt: at }) => (at === null ? [] : [{ student, at }])),
    ...tries.map(({ student, finishedAt: at }) => ({ student, at })),
  ];
  const took = new Set(ended.map(({ student }) => student)).size;
  const inShadow = ended.filter(({ student, at }) => {
    const since = at - (resetAt.get(student) ?? Infinity);
    return since >= 0 && since < resetShadowMs;
  });
  const students = new Set(inShadow.map(({ student }) => student)).size;
  if (students < leastReset || students < took * resetShare) return [];
  return [{ sign: 'after-reset', students, detail: { took } }];
}
