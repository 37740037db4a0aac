import { contestLesson as saveContest } from '#db/commands/bank/contests';
import { contestableRuns } from '#db/queries/bank/contests';
import { reportsOfClass } from '#db/queries/bank/reportsOfClass';
import { classRoster } from '#db/queries/people/classRoster';
import { classById } from '#db/queries/people/place';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { paceOf } from '#domain/learning/pace';
import { isTooLong, longestNote, readNote, tellsWho } from '#domain/learning/staffNote';
import { className, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';

/** A lesson of a student that came too fast for the clock, and what became of asking for it. */
type FastRun = {
  runId: number;
  name: string;
  number: string;
  lesson: string;
  /** Seconds on the server's clock, and how many were needed. */
  took: number;
  floor: number;
  /** `open`: nobody has asked, or the last asking was refused. */
  state: 'open' | 'waiting' | 'counted';
  refused: boolean;
  /** What the bureau said. */
  answer: string | null;
};

export type Asked = {
  runs: FastRun[];
  reports: { id: number; stem: string; answer: string | null }[];
};

/** What the staff of a class may ask the bureau, have asked, and were answered. */
export async function openAsked(classId: number): Promise<Asked> {
  const [runs, reports] = await Promise.all([contestableRuns(classId), reportsOfClass(classId)]);
  return {
    runs: runs.map(({ contest, title, name, number, runId, countedAt, ...clock }) => ({
      ...{ runId, name, number, lesson: title, answer: contest?.answer ?? null },
      ...paceOf(clock, settings().readingFloorPercent),
      state: countedAt !== null ? 'counted' : contest?.answeredAt === null ? 'waiting' : 'open',
      refused: contest?.outcome === 'refused',
    })),
    reports: reports.map(({ id, stem, answer }) => ({ id, stem, answer })),
  };
}

/** The run that a teacher wants to have counted; undefined when it is none of this class. */
export async function openContest(classId: number, runId: number, now: number) {
  const [found, { runs }] = await Promise.all([classById(classId), openAsked(classId)]);
  const run = runs.find((each) => each.runId === runId);
  if (!found || !run) return undefined;
  return { className: className(found.schoolClass, schoolYearOf(dayOf(now))), run };
}

/** Asks the bureau to count a lesson that came too fast for the clock. */
export async function contestLesson(
  place: { classId: number; schoolId: number; runId: number },
  typed: { note: string },
  by: { accountId: string; now: number },
): Promise<{ ok: true } | { ok: false; message: string }> {
  const refused = (message: string) => ({ ok: false as const, message });
  const note = readNote(typed.note);
  if (note === '') return refused('还没有写为什么，所以没有提交。请写一句，教育局要据此判断。');
  if (isTooLong(note)) {
    return refused(`说明超过了 ${longestNote} 字，所以没有提交，写的都还在。请写短一点。`);
  }
  if (tellsWho(note, await classRoster(place.classId))) {
    return refused('说明里有学生的姓名或学号，所以没有提交，写的都还在。请去掉以后再提交。');
  }
  try {
    await saveContest({ ...place, note, ...by });
    return { ok: true };
  } catch (error) {
    if (isConstraintFailure(error)) return refused('这一课已经申请过，正在等答复。');
    if (!isPreconditionFailure(error)) throw error;
    return refused('这一课已经计入了，或者学生不在这个班了，所以没有提交。');
  }
}
