import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { evidenceClasses } from '#domain/indicators/evidence';
import { consentStates } from '#domain/people/consent';
import { leaveReasons } from '#domain/people/enrolment';
import { regionLevels } from '#domain/people/region';
import { roles } from '#domain/people/role';
import { schoolKinds, stages } from '#domain/people/school';

/** Province → city → county → township. A code is never reused. */
export const regions = sqliteTable('regions', {
  code: text().primaryKey(),
  parentCode: text().references((): never => regions.code as never),
  level: text({ enum: regionLevels }).notNull(),
  name: text().notNull(),
});

export const schools = sqliteTable('schools', {
  id: integer().primaryKey(),
  /** What a student types at sign-in, printed on the card. */
  code: text().notNull().unique(),
  regionCode: text()
    .notNull()
    .references(() => regions.code),
  /** Name, kind and region are those of today: the open row of `school_periods`. */
  name: text().notNull(),
  kind: text({ enum: schoolKinds }).notNull(),
  /** First day; null: before the school came to this platform. */
  openedOn: text(),
  /** First day on which it is no longer there. */
  closedOn: text(),
  /** The school that took its classes over. */
  mergedIntoId: integer().references((): never => schools.id as never),
});

/** What a school was called, taught and belonged to, from a date until another (exclusive). */
export const schoolPeriods = sqliteTable(
  'school_periods',
  {
    id: integer().primaryKey(),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    fromOn: text().notNull(),
    untilOn: text(),
    name: text().notNull(),
    kind: text({ enum: schoolKinds }).notNull(),
    regionCode: text()
      .notNull()
      .references(() => regions.code),
  },
  (t) => [
    uniqueIndex('school_periods_one_open').on(t.schoolId).where(sql`until_on is null`),
    index('school_periods_region').on(t.regionCode),
    check('school_periods_dates', sql`${t.untilOn} is null or ${t.untilOn} >= ${t.fromOn}`),
  ],
);

/** A class is named by the year its students entered the stage; its grade follows from the school year. */
export const schoolClasses = sqliteTable(
  'school_classes',
  {
    id: integer().primaryKey(),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    stage: text({ enum: stages }).notNull(),
    entryYear: integer().notNull(),
    number: integer().notNull(),
  },
  (t) => [uniqueIndex('school_classes_named').on(t.schoolId, t.stage, t.entryYear, t.number)],
);

export const students = sqliteTable(
  'students',
  {
    id: integer().primaryKey(),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    /** 学号, kept as text: leading zeros count. */
    number: text().notNull(),
    name: text().notNull(),
    /** The person was erased: name and number are gone, the figures stay. */
    erasedAt: integer(),
  },
  (t) => [uniqueIndex('students_numbered').on(t.schoolId, t.number)],
);

/** Where a student sits, from a date until another (exclusive); open while `leftOn` is null. */
export const enrolments = sqliteTable(
  'enrolments',
  {
    id: integer().primaryKey(),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
    joinedOn: text().notNull(),
    leftOn: text(),
    /** Null on seats that were closed before reasons were kept. */
    leftBecause: text({ enum: leaveReasons }),
  },
  (t) => [
    uniqueIndex('enrolments_one_open').on(t.studentId).where(sql`left_on is null`),
    index('enrolments_class').on(t.classId),
    index('enrolments_student').on(t.studentId),
    check('enrolments_dates', sql`${t.leftOn} is null or ${t.leftOn} >= ${t.joinedOn}`),
  ],
);

/** A guardian's consent as it was noted; the newest row of a student holds, none is 待收. */
export const guardianConsents = sqliteTable(
  'guardian_consents',
  {
    id: integer().primaryKey(),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    state: text({ enum: consentStates }).notNull(),
    /** The account that noted it. */
    accountId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('guardian_consents_student').on(t.studentId)],
);

/** The number of students a school reported officially for a school year; the newest row holds. */
export const officialEnrolments = sqliteTable(
  'official_enrolments',
  {
    id: integer().primaryKey(),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    schoolYear: integer().notNull(),
    students: integer().notNull(),
    accountId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    index('official_enrolments_school').on(t.schoolId, t.schoolYear),
    check('official_enrolments_students', sql`${t.students} >= 0`),
  ],
);

/** A lesson hour in which one code opens the class's name list at the sign-in page. */
export const classSessions = sqliteTable(
  'class_sessions',
  {
    id: integer().primaryKey(),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
    /** The teacher who opened it. */
    accountId: text().notNull(),
    code: text().notNull(),
    openedAt: integer().notNull(),
    /** Ends by itself then. */
    closesAt: integer().notNull(),
    closedAt: integer(),
    /** The lesson it teaches to all together, if any. */
    lessonId: text(),
    /** A inside school hours and long enough; else C, and so are its acts. */
    evidence: text({ enum: evidenceClasses }).notNull().default('C'),
  },
  (t) => [
    uniqueIndex('class_sessions_code').on(t.code).where(sql`closed_at is null`),
    uniqueIndex('class_sessions_one_a_teacher').on(t.accountId).where(sql`closed_at is null`),
    index('class_sessions_class').on(t.classId),
  ],
);

/** Who was there: noted by signing in from the name list, or by the teacher, who has the last word. */
export const attendance = sqliteTable(
  'attendance',
  {
    classSessionId: integer()
      .notNull()
      .references(() => classSessions.id),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    present: integer({ mode: 'boolean' }).notNull(),
    /** The teacher who noted it; null: the student signed in. */
    accountId: text(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.classSessionId, t.studentId] }),
    index('attendance_student').on(t.studentId),
  ],
);

export const staff = sqliteTable('staff', {
  id: integer().primaryKey(),
  /** The name typed at sign-in. */
  name: text().notNull().unique(),
  displayName: text().notNull(),
});

/** A role holds in exactly one scope: a region and all below it, a school, or a class. */
export const staffRoles = sqliteTable(
  'staff_roles',
  {
    id: integer().primaryKey(),
    staffId: integer()
      .notNull()
      .references(() => staff.id),
    role: text({ enum: roles }).notNull(),
    regionCode: text().references(() => regions.code),
    schoolId: integer().references(() => schools.id),
    classId: integer().references(() => schoolClasses.id),
    fromOn: text().notNull(),
    untilOn: text(),
  },
  (t) => [
    index('staff_roles_staff').on(t.staffId),
    check(
      'staff_roles_one_scope',
      sql`(${t.regionCode} is not null) + (${t.schoolId} is not null) + (${t.classId} is not null) = 1`,
    ),
  ],
);
