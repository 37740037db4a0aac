import { dayOf, startOfDay } from '../time.ts';

/** Hours on some weekdays, 1 = Monday … 7 = Sunday; minutes of the day, Asia/Shanghai. */
type Hours = { firstDay: number; lastDay: number; from: number; until: number };

/** When lessons are given: `1-5 07:30-18:00`, or several of these with commas. */
export type SchoolHours = {
  hours: readonly Hours[];
  /** 调休: days off elsewhere on which the hours of the first weekday hold, YYYY-MM-DD. */
  extraDays: readonly string[];
  /** 放假: whole days on which no hours hold, whatever the weekday. */
  daysOff: readonly DaysOff[];
};

/** From the first day to the last, both off; YYYY-MM-DD. */
export type DaysOff = { first: string; last: string };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const dateForm = /^\d{4}-\d\d-\d\d$/;
const form = /^([1-7])(?:-([1-7]))? (\d\d):(\d\d)-(\d\d):(\d\d)$/;

/**
 * Reads hours as an operator writes them; 24:00 is the end of the day.
 * @returns undefined when one of them is not of that form, or ends before it begins
 */
export function readSchoolHours(text: string): readonly Hours[] | undefined {
  const read = text.split(',').map((part) => readHours(part.trim()));
  return read.every((hours) => hours !== undefined) ? read : undefined;
}

function readHours(text: string): Hours | undefined {
  const [, first, last, ...times] = form.exec(text) ?? [];
  const [fromHour = 0, fromMinute = 0, untilHour = 0, untilMinute = 0] = times.map(Number);
  const firstDay = Number(first);
  const lastDay = Number(last ?? first);
  const from = fromHour * 60 + fromMinute;
  const until = untilHour * 60 + untilMinute;
  const isTime = fromMinute < 60 && untilMinute < 60 && from < until && until <= 24 * 60;
  return firstDay <= lastDay && isTime ? { firstDay, lastDay, from, until } : undefined;
}

const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/**
 * Reads days off as an operator writes them: `2026-09-25, 2026-10-01..2026-10-07`.
 * @returns undefined when one of them is no date, or a range ends before it begins
 */
export function readDaysOff(text: string): readonly DaysOff[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  const read = parts
    .filter((part) => part !== '')
    .map((part) => {
      const [first = '', last = first, ...more] = part.split('..').map((day) => day.trim());
      const isRange = [first, last].every((day) => dateForm.test(day) && isDate(day));
      return isRange && first <= last && more.length === 0 ? { first, last } : undefined;
    });
  return read.every((days) => days !== undefined) ? read : undefined;
}

/** Is there school on no hour of that day? @param day YYYY-MM-DD */
export const isDayOff = ({ daysOff }: Pick<SchoolHours, 'daysOff'>, day: string): boolean =>
  daysOff.some(({ first, last }) => first <= day && day <= last);

/** Does all of a time lie within school hours? @param from in ms @param until in ms, exclusive */
export function inSchoolHours(school: SchoolHours, from: number, until: number): boolean {
  const day = dayOf(from);
  const midnight = startOfDay(day);
  const end = Math.min(until, midnight + dayMs);
  const begins = (from - midnight) / minuteMs;
  const ends = (end - midnight) / minuteMs;
  const fits = hoursOn(school, day).some((h) => h.from <= begins && ends <= h.until);
  return fits && (end === until || inSchoolHours(school, end, until));
}

function hoursOn(school: SchoolHours, day: string): readonly Hours[] {
  if (isDayOff(school, day)) return [];
  const { hours, extraDays } = school;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const firstDay = Math.min(...hours.map((each) => each.firstDay));
  const asOn = extraDays.includes(day) ? [weekday, firstDay] : [weekday];
  return hours.filter((each) => asOn.some((on) => each.firstDay <= on && on <= each.lastDay));
}

const dayNames = ['', '一', '二', '三', '四', '五', '六', '日'];

/** 周一至周五 07:30—18:00 */
export const schoolHoursWords = ({ hours }: SchoolHours): string =>
  hours
    .map(({ firstDay, lastDay, from, until }) => {
      const to = lastDay > firstDay ? `至周${dayNames[lastDay]}` : '';
      return `周${dayNames[firstDay]}${to} ${clock(from)}—${clock(until)}`;
    })
    .join('，');

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
