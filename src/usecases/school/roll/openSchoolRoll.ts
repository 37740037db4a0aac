import { noteRead } from '#db/commands/audit/noteRead';
import { changesSince, lastRollOf, type RollChange } from '#db/queries/indicators/changesSince';
import { confirmationsOf, officialNumbers } from '#db/queries/indicators/confirmations';
import { currentClasses } from '#db/queries/indicators/currentClasses';
import { listsOn, rollOn } from '#db/queries/indicators/rollOn';
import { termOn } from '#db/queries/learning/term';
import { schoolById } from '#db/queries/people/place';
import {
  type ConfirmationState,
  confirmationFor,
  confirmationState,
} from '#domain/indicators/confirmation';
import { freezeDayOf } from '#domain/indicators/freezeDay';
import { className, gradeName, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { listDay } from '#usecases/bureau/rolls/rollQuality';

/** A grade as it was on a date, with its classes by number. */
type DayGrade = {
  name: string;
  students: number;
  classes: { number: number; students: number }[];
};
/** The list of a school on a date, lowest grade first. */
export type DayRoll = { day: string; students: number; classes: number; grades: DayGrade[] };
/** One who came or went, for those who may see names. */
type Changed = Pick<RollChange, 'number' | 'name' | 'change' | 'day' | 'because'> & {
  className: string;
};

export type SchoolRollView = {
  school: { id: number; code: string; name: string; isOpen: boolean };
  today: string;
  /** Absent between terms. */
  term?: { name: string; freezesOn: string };
  /** As of the day of the freeze, until then as of today. */
  list: DayRoll & { digest: string };
  confirmation: { state: ConfirmationState; students?: number; at?: number };
  /** Named by its first year. */
  schoolYear: number;
  /** As the school reported it for the school year; absent: not entered yet. */
  official?: number;
  /** Since the last frozen roll; absent: there is none. */
  since?: {
    takenOn: string;
    roll: number;
    joined: number;
    left: number;
    graduated: number;
    /** Absent for those who see counts only. */
    students?: Changed[];
  };
  /** The list of the date that was asked for; `isInTerm`: it can be confirmed, should it be frozen. */
  asked?: DayRoll & { digest: string; isInTerm: boolean; state: ConfirmationState };
};

export type Reader = { accountId: string; names: boolean };

/**
 * The roll of a school: what is to be confirmed, what was reported, and what changed since the
 * last freeze. Names are noted as read.
 * @param on another date, YYYY-MM-DD, not in the future
 * @throws when there is no such school
 */
export async function openSchoolRoll(
  schoolId: number,
  reader: Reader,
  now: number,
  on?: string,
): Promise<SchoolRollView> {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const today = dayOf(now);
  const term = await termOn(today);
  const day = term ? listDay(term, today) : today;
  const schoolYear = schoolYearOf(day);
  const [list, confirmations, official, asked] = await Promise.all([
    dayRoll(schoolId, day),
    term ? confirmationsOf(term.id, [schoolId]) : [],
    officialNumbers(schoolYear, [schoolId]),
    on && dayRoll(schoolId, on),
  ]);
  const newest = confirmationFor(confirmations, day);
  const reported = official.get(schoolId);
  const since = await sinceLastRoll(schoolId, reader, now);
  return {
    school: {
      id: schoolId,
      code: school.code,
      name: school.name,
      isOpen: school.closedOn === null || school.closedOn > today,
    },
    today,
    ...(term && { term: { name: term.name, freezesOn: freezeDayOf(term) } }),
    list,
    confirmation: {
      state: confirmationState(newest?.digest, list.digest),
      ...(newest && { students: newest.students, at: newest.at }),
    },
    schoolYear,
    ...(reported !== undefined && { official: reported }),
    ...(since && { since }),
    ...(asked && {
      asked: {
        ...asked,
        isInTerm: term !== undefined && asked.day >= term.startsOn && asked.day <= term.endsOn,
        state: confirmationState(confirmationFor(confirmations, asked.day)?.digest, asked.digest),
      },
    }),
  };
}

async function dayRoll(schoolId: number, day: string): Promise<DayRoll & { digest: string }> {
  const classes = await rollOn({ schoolId }, day);
  const [list] = await listsOn({ schoolId }, day);
  const grades = Map.groupBy(classes, ({ stage, grade }) => gradeName(stage, grade));
  return {
    day,
    digest: list?.digest ?? '',
    students: total(classes),
    classes: classes.length,
    grades: [...grades].map(([name, inGrade]) => ({
      name,
      students: total(inGrade),
      classes: inGrade.map(({ number, students }) => ({ number, students })),
    })),
  };
}

const total = (classes: readonly { students: number }[]) =>
  classes.reduce((sum, { students }) => sum + students, 0);

async function sinceLastRoll(
  schoolId: number,
  { accountId, names }: Reader,
  now: number,
): Promise<SchoolRollView['since']> {
  const last = await lastRollOf(schoolId);
  if (!last) return undefined;
  const today = dayOf(now);
  const classes = await currentClasses({ schoolId }, last.termId, today);
  const sum = (of: 'size' | 'joined' | 'left' | 'graduated') =>
    classes.reduce((total, row) => total + row[of], 0);
  const students = names ? await changesSince(schoolId, last.termId, today) : [];
  if (students.length > 0)
    await noteRead(accountId, { subject: `school ${schoolId}`, schoolId }, now);
  const schoolYear = schoolYearOf(today);
  return {
    takenOn: last.takenOn,
    roll: sum('size'),
    joined: sum('joined'),
    left: sum('left'),
    graduated: sum('graduated'),
    ...(names && {
      students: students.map(({ stage, entryYear, classNumber, ...student }) => ({
        number: student.number,
        name: student.name,
        change: student.change,
        day: student.day,
        because: student.because,
        className: className({ stage, entryYear, number: classNumber }, schoolYear),
      })),
    }),
  };
}
