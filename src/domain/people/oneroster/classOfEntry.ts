import { dayOf } from '../../time.ts';
import { schoolYearOf } from '../grade.ts';
import { type ClassAnswer, classOf } from '../roster/classOf.ts';
import type { ReadingContext } from '../roster/context.ts';
import { type Entry, listed } from './table.ts';

/**
 * The class that a line of classes.csv means, from its title and its grade in the school year of
 * its session: 七年级3班 of a bundle of last year is a class of grade 8 today.
 */
export function classOfEntry(
  entry: Entry,
  sessions: ReadonlyMap<string, Entry>,
  context: ReadingContext,
): ClassAnswer {
  const grade = gradeText(listed(entry.get('grades')), context);
  const texts = { class: entry.get('title'), ...(grade === undefined ? {} : { grade }) };
  const session = listed(entry.get('termSourcedIds')).map((id) => sessions.get(id))[0];
  const year = session && yearOfSession(session);
  const isNow = year === undefined || year === schoolYearOf(context.day);
  return classOf(texts, { ...context, day: isNow ? context.day : `${year}-10-01` });
}

const vocational: Record<string, string> = {
  '10': '中职一年级',
  '11': '中职二年级',
  '12': '中职三年级',
};

/** A grade code of the specification as a roster says it; several or other codes say nothing. */
function gradeText([code, ...more]: string[], { stages }: ReadingContext): string | undefined {
  if (!code || more.length > 0 || !/^(0?[1-9]|1[0-2])$/.test(code)) return undefined;
  const isVocational = stages.length === 1 && stages[0] === 'vocational';
  return (isVocational ? vocational[code] : undefined) ?? String(Number(code));
}

/** The school year in which the middle of a session lies; many begin in the last days of August. */
function yearOfSession(session: Entry): number | undefined {
  const middle = (Date.parse(session.get('startDate')) + Date.parse(session.get('endDate'))) / 2;
  if (!Number.isNaN(middle)) return schoolYearOf(dayOf(middle));
  // The specification names a school year by the year it ends in.
  const ends = session.get('schoolYear');
  return /^20\d\d$/.test(ends) ? Number(ends) - 1 : undefined;
}
