import { noteRead } from '#db/commands/audit/noteRead';
import { classesOf } from '#db/queries/people/classesOf';
import { schoolById } from '#db/queries/people/place';
import { studentList } from '#db/queries/people/studentList';
import { gradeWords } from '#domain/people/classWords';
import { needsConsent } from '#domain/people/consent';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import type { Asked } from './asked.ts';
import { type StudentRow, studentRow } from './studentRow.ts';

export type StudentsView = {
  school: { id: number; name: string };
  asked: Asked;
  /** What was searched for; empty: nothing. */
  words: string;
  students: StudentRow[];
  total: number;
  pages: number;
  /** With who sits there now, and how many of them have no card; `here`: not graduated. */
  classes: { id: number; name: string; students: number; cardless: number; here: boolean }[];
  /** Those that have students now, for the filter. */
  grades: { key: string; name: string }[];
};

const studentsPerPage = 50;
const longestWords = 40;

/**
 * A page of the list of a school's students. A search looks through all of them, whatever is
 * asked beside it. Opening it is noted, for names stand there.
 * @throws when there is no such school
 */
export async function openStudents(
  schoolId: number,
  { asked, words }: { asked: Asked; words?: string },
  by: { accountId: string; now: number },
): Promise<StudentsView> {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const today = dayOf(by.now);
  const searched = (words ?? '').normalize('NFKC').trim().slice(0, longestWords);
  const schoolYear = schoolYearOf(today);
  const classes = (await classesOf(schoolId)).map((each) => ({
    ...each,
    here:
      each.entryYear > schoolYear || gradeOf(each.stage, each.entryYear, schoolYear) !== undefined,
  }));
  const { consentThroughGrade } = settings();
  const list = (page: number) =>
    studentList(schoolId, filterOf(asked, searched), {
      today,
      consentClasses: classes
        .filter((each) => each.here && needsConsent(each, today, consentThroughGrade))
        .map(({ id }) => id),
      limit: studentsPerPage,
      offset: (page - 1) * studentsPerPage,
    });
  const wanted = await list(asked.page);
  // Past the end, as after the last row of a page has gone: the first page.
  const page = wanted.length > 0 ? asked.page : 1;
  const rows = page === asked.page ? wanted : await list(page);
  await noteRead(by.accountId, { subject: `school ${schoolId}`, schoolId }, by.now);
  const total = rows[0]?.total ?? 0;
  const grades = new Map(
    classes.flatMap((each) => {
      const grade = gradeOf(each.stage, each.entryYear, schoolYear);
      return grade && each.students > 0 ? [[`${each.stage}${grade}`, gradeWords(each, today)]] : [];
    }),
  );
  return {
    school: { id: school.id, name: school.name },
    asked: { ...asked, page },
    words: searched,
    students: rows.map((row) => studentRow(row, today)),
    total,
    pages: Math.max(1, Math.ceil(total / studentsPerPage)),
    classes: classes.map(({ id, students, cardless, here, ...key }) => ({
      id,
      name: className(key, schoolYear),
      students,
      cardless,
      here,
    })),
    grades: [...grades].map(([key = '', name = '']) => ({ key, name })),
  };
}

function filterOf(asked: Asked, words: string) {
  if (words) return { words };
  const { page, standing, ...rest } = asked;
  return { ...rest, ...(standing !== 'all' && { standing }) };
}
