import { plannedEvidence, sessionMinutes } from '#domain/people/classSession';
import { readSchoolHours } from '#domain/people/schoolHours';
import { minuteMs } from './calendar.ts';
import type { Records } from './records.ts';
import type { Timetable } from './timetable.ts';

const school = { hours: readSchoolHours('1-5 07:30-18:00') ?? [], extraDays: [], daysOff: [] };
const lengthMs = sessionMinutes.usual * minuteMs;
/** Whoever begins a lesson or a booster later than this came on their own. */
const doorMs = 6 * minuteMs;

type Supervised = {
  classId: number;
  schoolId: number;
  teacherAccountId: string;
  timetable: Timetable;
  asOf: number;
  newSessionId: () => number;
};

/**
 * Makes class sessions of the hours in which a class was in the computer room: who signed in or
 * began a lesson or a booster then was present, and what they did until the end is class A.
 */
export function supervise(records: Records, supervised: Supervised): void {
  const { cardsAt, lessonsAt, boosterAt } = supervised.timetable;
  const held = [cardsAt, ...lessonsAt, boosterAt].filter((at) => at !== undefined);
  const hours = new Set(held);
  for (const openedAt of [...hours].toSorted((a, b) => a - b)) {
    const closesAt = openedAt + lengthMs;
    const evidence = plannedEvidence({ openedAt, closesAt }, school);
    if (closesAt > supervised.asOf || evidence !== 'A') continue;
    holdSession(records, supervised, openedAt, closesAt);
  }
}

function holdSession(
  records: Records,
  { classId, schoolId, teacherAccountId: accountId, newSessionId }: Supervised,
  openedAt: number,
  closesAt: number,
): void {
  const id = newSessionId();
  const within = (at: number | null | undefined, until = closesAt): boolean =>
    at != null && at >= openedAt && at < until;
  const came = new Map<number, number>();
  for (const { studentId, activatedAt } of records.accounts) {
    if (studentId != null && activatedAt != null && within(activatedAt)) {
      came.set(studentId, activatedAt);
    }
  }
  for (const { studentId, startedAt } of records.lessonRuns) {
    if (within(startedAt, openedAt + doorMs)) came.set(studentId, startedAt);
  }
  for (const { studentId, kind, startedAt } of records.attempts) {
    if (kind === 'booster' && within(startedAt, openedAt + doorMs)) came.set(studentId, startedAt);
  }
  if (came.size === 0) return;

  const code = String(id).padStart(6, '0');
  const times = { openedAt, closesAt, closedAt: closesAt };
  records.classSessions.push({ id, classId, accountId, code, ...times, evidence: 'A' });
  for (const [studentId, at] of came) {
    records.attendance.push({ classSessionId: id, studentId, present: true, at });
  }
  const best = { evidence: 'A', classSessionId: id } as const;
  for (const run of records.lessonRuns) {
    if (came.has(run.studentId) && within(run.countedAt)) Object.assign(run, best);
  }
  for (const attempt of records.attempts) {
    const inside = within(attempt.startedAt) && within(attempt.finishedAt);
    if (!came.has(attempt.studentId) || !inside) continue;
    Object.assign(attempt, best);
    const completion = records.completions.find(({ attemptId }) => attemptId === attempt.id);
    if (completion) completion.evidence = 'A';
  }
  const event = { accountId, subject: `class ${classId}`, schoolId };
  const detail = { minutes: sessionMinutes.usual, evidence: 'A' };
  records.auditEvents.push(
    { ...event, at: openedAt, act: 'openClassSession', detail },
    { ...event, at: closesAt, act: 'endClassSession', detail: {}, accountId: null },
  );
}
