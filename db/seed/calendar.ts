import { dayOf, startOfDay } from '#domain/time';
import type { Chance } from './chance.ts';

export const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Month and day, first to last. Feasts that follow the moon are left out. */
const holidays = [
  ['01-01', '01-01'],
  ['01-20', '02-23'],
  ['04-04', '04-06'],
  ['05-01', '05-05'],
  ['07-06', '08-31'],
  ['10-01', '10-07'],
] as const;

export const addDays = (day: string, days: number): string => dayOf(startOfDay(day) + days * dayMs);

function isSchoolDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const date = day.slice(5);
  return weekday % 6 !== 0 && !holidays.some(([first, last]) => date >= first && date <= last);
}

/** School days from one date to another, both included. */
export function schoolDays(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) if (isSchoolDay(day)) days.push(day);
  return days;
}

/** The instant so many minutes into a day. */
export const minuteOf = (day: string, minute: number): number =>
  startOfDay(day) + minute * minuteMs;

/** A moment of one's own on one of the next days: at noon or after class, or at home in the evening. */
export function freeMoment(after: number, { between, happens }: Chance): number {
  const day = addDays(dayOf(after), between(1, 6));
  const seconds = between(0, 59);
  const atSchool = isSchoolDay(day) && happens(0.7);
  const [from, until] = atSchool ? (happens(0.6) ? [745, 800] : [995, 1040]) : [1140, 1245];
  return minuteOf(day, between(from, until)) + seconds * 1000;
}
