import { dayOf, timeOf } from '../../time.ts';
import type { ClassRecords, Finding } from './records.ts';

const from = '23:00';
const until = '05:00';
const hoursIntoMorning = 5 * 3_600_000;
const leastStudents = 5;
const nightShare = 0.2;

/** Several students of a class end a lesson or a check in one night, 23:00–05:00 in Shanghai. */
export function night({ runs, tries }: ClassRecords): Finding[] {
  const ended = [
    ...runs.flatMap(({ student, countedAt: at }) => (at === null ? [] : [{ student, at }])),
    ...tries.map(({ student, finishedAt: at }) => ({ student, at })),
  ];
  const took = new Set(ended.map(({ student }) => student)).size;
  const atNight = ended.filter(({ at }) => timeOf(at) >= from || timeOf(at) < until);
  // A night belongs to the day on whose evening it began.
  const nights = Map.groupBy(atNight, ({ at }) => dayOf(at - hoursIntoMorning));
  const most = Math.max(
    0,
    ...[...nights.values()].map((acts) => new Set(acts.map(({ student }) => student)).size),
  );
  if (most < leastStudents || most < took * nightShare) return [];
  return [{ sign: 'night', students: most, detail: { took } }];
}
