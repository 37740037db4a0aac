import { boosterDays, countedWeeks } from '#domain/learning/booster';
import { sessionMinutes } from '#domain/people/classSession';
import { dayOf, startOfDay } from '#domain/time';
import { addDays, minuteMs, minuteOf } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { LessonsOf } from './lessons.ts';
import type { SeedClass, SeedSchool } from './roster.ts';

/** When the lessons begin that the computer room is used for; one class at a time. */
const roomMinutes = [510, 565, 620, 870, 925, 980];
const hourMs = 60 * minuteMs;

export type Timetable = { cardsAt?: number; lessonsAt: number[]; boosterAt?: number };

/** School days of the school year and of the term, up to its end. */
export type SchoolDays = { year: readonly string[]; term: readonly string[] };

/** When each class of a school gets its cards and takes its lessons. */
export function timetables(
  { plan, classes }: SeedSchool,
  days: SchoolDays,
  lessonsOf: LessonsOf,
  random: Chance,
): Map<SeedClass, Timetable> {
  const { cardsDay, lessonDay, everyDays, volunteers } = plan.diligence;
  const withTask = classes.filter(({ hasTask }) => hasTask);
  const volunteering = classes.filter(({ hasTask }) => !hasTask && random.happens(volunteers));
  const betweenLessons = lessonDay + Math.floor(everyDays / 2);

  return new Map(
    classes.map((each, order) => {
      const lessonsAt = each.hasTask
        ? lessonsOf(each.stage, each.grade).map((_, i) =>
            roomTime(days.term, lessonDay + i * everyDays, withTask.indexOf(each)),
          )
        : volunteering.includes(each)
          ? [roomTime(days.term, betweenLessons, volunteering.indexOf(each))]
          : [];
      const held = lessonsAt.filter((at) => at !== undefined);
      return [each, { cardsAt: roomTime(days.year, cardsDay, order), lessonsAt: held }];
    }),
  );
}

/**
 * The timetable of the class that the cast shows: all its lessons lie behind it on any day,
 * spread over the time there was.
 */
export function aheadOfAsOf(regular: Timetable, days: SchoolDays, asOf: number): Timetable {
  const last = regular.lessonsAt.at(-1) ?? asOf;
  if (last + 24 * hourMs < asOf) return regular;
  const past = days.year
    .flatMap((day) => roomMinutes.map((minute) => minuteOf(day, minute)))
    .filter((at) => at + 2 * hourMs < asOf)
    .slice(-30 * roomMinutes.length);
  const moments = regular.lessonsAt.length + 1;
  const spread = Array.from({ length: moments }, (_, i) =>
    past.length < moments
      ? asOf - 2 * hourMs * (moments - i)
      : (past[Math.floor((i * (past.length - 1)) / (moments - 1))] ?? asOf),
  );
  const [first = asOf, ...lessonsAt] = spread;
  return { cardsAt: Math.min(first, regular.cardsAt ?? first), lessonsAt };
}

/** So long after a booster of the last lesson opens the class takes it: some were a day later. */
const boosterAfterDays = 4;

/**
 * Adds the hour of the booster, at the time of day of the last lesson, if it is over by now. A
 * class without all its lessons has none.
 */
export function withBooster(timetable: Timetable, days: SchoolDays, asOf: number): Timetable {
  const last = timetable.lessonsAt.at(-1);
  if (last === undefined) return timetable;
  const { opensOn } = boosterDays(last, countedWeeks);
  const on = days.year.find((day) => day >= addDays(opensOn, boosterAfterDays));
  if (on === undefined) return timetable;
  const boosterAt = startOfDay(on) + (last - startOfDay(dayOf(last)));
  return boosterAt + sessionMinutes.usual * minuteMs < asOf
    ? { ...timetable, boosterAt }
    : timetable;
}

function roomTime(days: readonly string[], from: number, order: number): number | undefined {
  const day = days[from + Math.floor(order / roomMinutes.length)];
  const minute = roomMinutes[order % roomMinutes.length];
  return day && minute ? minuteOf(day, minute) : undefined;
}
