import { castStudents } from './cast.ts';
import type { Chance } from './chance.ts';
import { classTerm } from './classTerm.ts';
import type { Credential } from './credentials.ts';
import type { LessonsOf } from './lessons.ts';
import { type Records, save } from './records.ts';
import type { SeedSchool } from './roster.ts';
import type { SeedStaff } from './staff.ts';
import { supervise } from './supervise.ts';
import { aheadOfAsOf, type SchoolDays, timetables, withBooster } from './timetable.ts';

export type SchoolTerm = {
  /** Which county. */
  number: number;
  termId: string;
  random: Chance;
  asOf: number;
  days: SchoolDays;
  lessonsOf: LessonsOf;
  credentials: ReadonlyMap<string, Credential>;
  staff: SeedStaff;
  newRunId: () => number;
  newSessionId: () => number;
  /** Gathers what the trail tells, for one order in time over all schools. */
  trail: Records['auditEvents'];
};

/**
 * The class that the cast shows has finished, but for the student in the middle and these,
 * who stop after so many lessons: four are missing.
 */
const stopsAfter = new Map([
  ['00015', 3],
  ['00023', 3],
  ['00031', 2],
]);

/** Saves what the classes of a school did, class by class, so that memory stays bounded. */
export async function schoolTerm(school: SeedSchool, term: SchoolTerm): Promise<void> {
  const { plan, classes } = school;
  const { number, termId, random, asOf, days, lessonsOf, credentials, staff, newRunId } = term;
  const timetableOf = timetables(school, days, lessonsOf, random);
  const isShown = castStudents.some(
    ({ state, signIn }) => state === 'done' && signIn.schoolCode === plan.code,
  );
  for (const schoolClass of classes) {
    const regular = timetableOf.get(schoolClass) ?? { lessonsAt: [] };
    const shown = isShown && schoolClass === classes[0];
    const lessonHours = shown ? aheadOfAsOf(regular, days, asOf) : regular;
    const { supervised } = plan.diligence;
    const timetable = supervised ? withBooster(lessonHours, days, asOf) : lessonHours;
    const records = classTerm(
      {
        number,
        termId,
        schoolId: school.id,
        schoolClass,
        timetable,
        diligence: plan.diligence,
        lessons: lessonsOf(schoolClass.stage, schoolClass.grade),
        asOf,
        stopsAfter: shown ? stopsAfter : undefined,
        credentials,
        teacherAccountId: staff.teacherOf(schoolClass.id),
        newRunId,
      },
      random,
    );
    if (supervised) {
      supervise(records, {
        classId: schoolClass.id,
        schoolId: school.id,
        teacherAccountId: staff.teacherOf(schoolClass.id),
        ...{ timetable, asOf, newSessionId: term.newSessionId },
      });
    }
    await save(records);
    term.trail.push(...records.auditEvents);
  }
}
