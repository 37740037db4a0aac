import { gradeOf, schoolYearOf, yearOfSchooling } from '../grade.ts';
import type { ClassKey } from '../roster/classOf.ts';
import { classText } from '../roster/rowTexts.ts';
import { splitName } from './personName.ts';
import {
  fileOf,
  manifestColumns,
  manifestFile,
  oneRosterVersion,
  specifiedFiles,
  type TableName,
  tableNames,
  tables,
} from './tables.ts';

type BundleSeat = {
  studentId: number;
  number: string;
  name: string;
  enrolmentId: number;
  joinedOn: string;
  classId: number;
  schoolClass: ClassKey;
};

type Bundle = {
  school: { id: number; code: string; name: string };
  seats: readonly BundleSeat[];
  /** Today in Asia/Shanghai; names the school year. */
  day: string;
};

/** A row as the columns that have something in them. */
type Row<T extends TableName> = Partial<Record<(typeof tables)[T][number], string>>;

/**
 * The files of an OneRoster 1.1 bundle in bulk mode, each as a table with its headings. Ids are
 * ours and stay the same from one export to the next; nothing beyond name, class and 学号 is in it.
 */
export function writeBundle(bundle: Bundle): Record<string, string[][]> {
  return {
    [manifestFile]: manifest(),
    ...file('orgs', [orgOf(bundle)]),
    ...file('academicSessions', sessionsOf(bundle)),
    ...file('courses', [courseOf(bundle)]),
    ...file('classes', classesOf(bundle)),
    ...file(
      'users',
      bundle.seats.map((seat) => userOf(seat, bundle)),
    ),
    ...file(
      'enrollments',
      bundle.seats.map((seat) => enrollmentOf(seat, bundle)),
    ),
  };
}

function file<T extends TableName>(table: T, rows: Row<T>[]): Record<string, string[][]> {
  const columns: readonly (keyof Row<T>)[] = tables[table];
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
  return { [fileOf(table)]: [[...tables[table]], ...cells] };
}

const manifest = (): string[][] => [
  manifestColumns,
  ['manifest.version', '1.0'],
  ['oneroster.version', oneRosterVersion],
  ...specifiedFiles.map((name) => [
    `file.${name}`,
    (tableNames as string[]).includes(name) ? 'bulk' : 'absent',
  ]),
  ['source.systemName', 'Mingbian'],
  ['source.systemCode', 'mingbian'],
];

const schoolId = ({ school }: Bundle) => `school-${school.id}`;
const courseId = ({ school }: Bundle) => `course-${school.id}`;
const yearId = ({ day }: Bundle) => `year-${schoolYearOf(day)}`;
const termId = ({ day }: Bundle) => `term-${schoolYearOf(day)}`;

const orgOf = (bundle: Bundle): Row<'orgs'> => ({
  sourcedId: schoolId(bundle),
  name: bundle.school.name,
  type: 'school',
  identifier: bundle.school.code,
});

/** A class belongs to a term, and a term to a year, which is named by the year it ends in. */
function sessionsOf(bundle: Bundle): Row<'academicSessions'>[] {
  const year = schoolYearOf(bundle.day);
  const both = {
    title: `${year}—${year + 1}学年`,
    startDate: `${year}-09-01`,
    endDate: `${year + 1}-08-31`,
    schoolYear: String(year + 1),
  };
  return [
    { ...both, sourcedId: yearId(bundle), type: 'schoolYear' },
    { ...both, sourcedId: termId(bundle), type: 'term', parentSourcedId: yearId(bundle) },
  ];
}

const courseOf = (bundle: Bundle): Row<'courses'> => ({
  sourcedId: courseId(bundle),
  schoolYearSourcedId: yearId(bundle),
  title: '行政班',
  orgSourcedId: schoolId(bundle),
});

const classesOf = (bundle: Bundle): Row<'classes'>[] =>
  [...new Map(bundle.seats.map((seat) => [seat.classId, seat.schoolClass]))].map(([id, key]) => ({
    sourcedId: `class-${id}`,
    title: classText(key, bundle.day),
    grades: gradeCode(key, bundle),
    courseSourcedId: courseId(bundle),
    classType: 'homeroom',
    schoolSourcedId: schoolId(bundle),
    termSourcedIds: termId(bundle),
  }));

const userOf = (seat: BundleSeat, bundle: Bundle): Row<'users'> => ({
  sourcedId: `student-${seat.studentId}`,
  enabledUser: 'true',
  orgSourcedIds: schoolId(bundle),
  role: 'student',
  username: `${bundle.school.code}-${seat.number}`,
  ...splitName(seat.name),
  identifier: seat.number,
  grades: gradeCode(seat.schoolClass, bundle),
});

const enrollmentOf = (seat: BundleSeat, bundle: Bundle): Row<'enrollments'> => ({
  sourcedId: `enrolment-${seat.enrolmentId}`,
  classSourcedId: `class-${seat.classId}`,
  schoolSourcedId: schoolId(bundle),
  userSourcedId: `student-${seat.studentId}`,
  role: 'student',
  primary: 'false',
  beginDate: seat.joinedOn,
});

/** Grades by CEDS, as the specification asks: 01 to 12; none before a class has come. */
function gradeCode({ stage, entryYear }: ClassKey, { day }: Bundle): string {
  const grade = gradeOf(stage, entryYear, schoolYearOf(day));
  return grade ? String(yearOfSchooling(stage, grade)).padStart(2, '0') : '';
}
