import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
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
  name: text().notNull(),
  kind: text({ enum: schoolKinds }).notNull(),
});

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
  },
  (t) => [
    uniqueIndex('enrolments_one_open').on(t.studentId).where(sql`left_on is null`),
    index('enrolments_class').on(t.classId),
    check('enrolments_dates', sql`${t.leftOn} is null or ${t.leftOn} >= ${t.joinedOn}`),
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
