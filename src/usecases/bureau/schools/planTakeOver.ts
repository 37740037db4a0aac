import { createHash } from 'node:crypto';
import type { ClassesMove } from '#db/commands/people/schools/moveClasses';
import type { schoolNow } from '#db/queries/people/schools/schoolNow';
import {
  classesEver,
  classesInSession,
  lastSeatDay,
  numbersIn,
  openSeats,
  rolesHeldIn,
} from '#db/queries/people/schools/takeOverState';
import { className, schoolYearOf } from '#domain/people/grade';
import { stageNames, stagesOf } from '#domain/people/school';
import { cleanDay, dateProblem } from '#domain/people/schools/dates';
import type { NewSchool } from '#domain/people/schools/planSchools';
import { newStudentNumbers, numbersOfClasses } from '#domain/people/schools/takeOver';
import { dayOf } from '#domain/time';

export type School = NonNullable<Awaited<ReturnType<typeof schoolNow>>>;

/** The school that takes classes over: one that is open, or one that begins with them. */
export type Taker = { school: School } | { opened: NewSchool };

export type TakeOver = {
  from: School;
  to: Taker;
  /** As typed. */
  on: string;
  /** Ids of the classes that move; `all`: the school ends. */
  chosen: 'all' | readonly number[];
  /** Class numbers that were asked for. */
  given: ReadonlyMap<number, number>;
};

/** What would happen, for the page of confirmation. */
export type TakeOverView = {
  fromName: string;
  toName: string;
  toCode: string;
  on: string;
  /** 七年级3班 becomes 七年级 with this number. */
  classes: { id: number; name: string; students: number; grade: string; number: number }[];
  students: number;
  /** Students with another 学号 over there, without names. */
  renumbered: { number: string; fresh: string; className: string }[];
  /** Records of those who sit nowhere, which go along when the school ends; and new numbers among them. */
  records: number;
  recordsRenumbered: number;
  /** Staff whose role follows their class; whose role in the school ends with it. */
  staffFollow: number;
  staffEnd: number;
  /** Sentences; with one of them nothing can be done. */
  problems: string[];
  /** Sent back with the confirmation: what is done is what was shown. */
  fingerprint: string;
};

export type TakeOverPlan = { view: TakeOverView; move: ClassesMove };

/** Works out what moving classes to another school on a day would do. Nothing is stored. */
export async function planTakeOver(
  { from, to, on: typedOn, chosen, given }: TakeOver,
  now: number,
): Promise<TakeOverPlan | { problem: string }> {
  const on = cleanDay(typedOn);
  if (!on) return { problem: '日期不对，写成 2026-09-01 这样。' };
  const dates = await datesOf(from, to, now);
  const tooEarly = dates.map((limits) => dateProblem(on, limits)).find(Boolean);
  if (tooEarly) return { problem: tooEarly };

  const taker = 'school' in to ? to.school : to.opened;
  const takerId = 'school' in to ? to.school.id : undefined;
  const [allSeats, classes, numbers, roles, inSession, takerClasses, takerNumbers] =
    await Promise.all([
      openSeats(from.id, on),
      classesEver(from.id),
      numbersIn(from.id),
      rolesHeldIn(from.id, on),
      classesInSession(from.id, now),
      takerId === undefined ? [] : classesEver(takerId),
      takerId === undefined ? [] : numbersIn(takerId),
    ]);
  const seated = new Set(allSeats.map(({ classId }) => classId));
  const moving = classes.filter(
    ({ id }) => seated.has(id) && (chosen === 'all' || chosen.includes(id)),
  );
  const movingIds = new Set(moving.map(({ id }) => id));
  const seats = allSeats.filter(({ classId }) => movingIds.has(classId));
  const named = numbersOfClasses(moving, takerClasses, given);
  const problems = [...named.problems];
  const untaught = new Set(
    moving.map(({ stage }) => stage).filter((stage) => !stagesOf[taker.kind].includes(stage)),
  );
  for (const stage of untaught) {
    problems.push(
      `${taker.name}现在没有${stageNames[stage]}这个学段，接不了这些班。请先在它的“学校信息”里改类型。`,
    );
  }
  if (inSession.some(({ classId }) => movingIds.has(classId))) {
    problems.push('有班级正在上机课，请下课后再办。');
  }
  if (chosen !== 'all' && moving.length === 0) problems.push('请至少选一个有学生的班。');

  const movers = new Set(seats.map(({ studentId }) => studentId));
  const records = chosen === 'all' ? numbers.filter(({ id }) => !movers.has(id)) : [];
  const going = [...numbers.filter(({ id }) => movers.has(id)), ...records];
  const taken = new Set(takerNumbers.map(({ number }) => number));
  const renumbered = newStudentNumbers(going, taken, from.code, numbers);
  const year = schoolYearOf(dayOf(now));
  const classOf = new Map(seats.map(({ studentId, classId }) => [studentId, classId]));
  const names = new Map(moving.map((one) => [one.id, className(one, year)]));
  const planned = moving.map((one) => ({
    ...one,
    number: named.numbers.get(one.id) ?? one.number,
  }));
  const following = roles.filter(({ classId }) => classId !== null && movingIds.has(classId));
  const ending = chosen === 'all' ? roles.filter((role) => !following.includes(role)) : [];
  const move: ClassesMove = {
    fromId: from.id,
    toCode: taker.code,
    on,
    classes: planned.map(({ id, stage, entryYear, number }) => ({
      ...{ classId: id, stage, entryYear, number },
    })),
    seats,
    renumbered,
  };
  const view: TakeOverView = {
    fromName: from.name,
    toName: taker.name,
    toCode: taker.code,
    on,
    classes: planned.map((one) => ({
      id: one.id,
      name: names.get(one.id) ?? '',
      students: seats.filter(({ classId }) => classId === one.id).length,
      grade: className(one, year).replace(/\d+班$/, ''),
      number: one.number,
    })),
    students: seats.length,
    renumbered: going.flatMap(({ id, number }) => {
      const fresh = renumbered.get(id);
      const className = names.get(classOf.get(id) ?? 0);
      return fresh && className ? [{ number, fresh, className }] : [];
    }),
    records: records.length,
    recordsRenumbered: records.filter(({ id }) => renumbered.has(id)).length,
    staffFollow: new Set(following.map(({ staffId }) => staffId)).size,
    staffEnd: new Set(ending.map(({ staffId }) => staffId)).size,
    problems,
    fingerprint: '',
  };
  // The numbers of the classes may still be chosen while the page is looked at.
  const { classes: _numbers, problems: _aboutThem, ...seen } = view;
  view.fingerprint = createHash('sha256')
    .update(JSON.stringify([from, to, seen, seats, takerClasses, numbers, roles]))
    .digest('base64url');
  return { view, move };
}

async function datesOf(from: School, to: Taker, now: number) {
  const today = dayOf(now);
  const lastSeat = await lastSeatDay(from.id);
  const limits = [{ today, periodFrom: from.periodFrom ?? '', lastSeat }];
  if ('school' in to)
    limits.push({ today, periodFrom: to.school.periodFrom ?? '', lastSeat: null });
  return limits;
}
