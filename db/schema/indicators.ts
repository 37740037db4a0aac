import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { evidenceClasses } from '#domain/indicators/evidence';
import { metrics } from '#domain/indicators/metric';
import { signs } from '#domain/indicators/sign';
import { stages } from '#domain/people/school';
import { terms } from './learning.ts';
import { regions, schoolClasses, schools, students } from './people.ts';

/** The denominator: who was on the roll on a date. Frozen, never edited. */
export const rolls = sqliteTable('rolls', {
  id: integer().primaryKey(),
  termId: text()
    .notNull()
    .references(() => terms.id),
  /** The region the bureau froze. */
  regionCode: text()
    .notNull()
    .references(() => regions.code),
  takenOn: text().notNull(),
  frozenAt: integer().notNull(),
});

/** A school says that its list is right; valid while the list of that day stays as it was. */
export const rollConfirmations = sqliteTable(
  'roll_confirmations',
  {
    id: integer().primaryKey(),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    termId: text()
      .notNull()
      .references(() => terms.id),
    takenOn: text().notNull(),
    students: integer().notNull(),
    /** Of who sat in which class on that day. */
    digest: text().notNull(),
    accountId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('roll_confirmations_school').on(t.schoolId, t.termId)],
);

/** The classes of a roll as they stood that day, so that later moves change no past figure. */
export const rollClasses = sqliteTable(
  'roll_classes',
  {
    rollId: integer()
      .notNull()
      .references(() => rolls.id),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    regionCode: text()
      .notNull()
      .references(() => regions.code),
    stage: text({ enum: stages }).notNull(),
    grade: integer().notNull(),
    size: integer().notNull(),
    /** Has this grade required lessons this term? If not it stands outside 完成率. */
    required: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rollId, t.classId] }),
    index('roll_classes_school').on(t.schoolId),
  ],
);

export const rollEntries = sqliteTable(
  'roll_entries',
  {
    rollId: integer()
      .notNull()
      .references(() => rolls.id),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
  },
  (t) => [
    primaryKey({ columns: [t.rollId, t.studentId] }),
    index('roll_entries_student').on(t.studentId),
    index('roll_entries_class').on(t.rollId, t.classId),
  ],
);

/** What each student of a roll has reached; one row a metric, with its best evidence. */
export const milestones = sqliteTable(
  'milestones',
  {
    rollId: integer()
      .notNull()
      .references(() => rolls.id),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    metric: text({ enum: metrics }).notNull(),
    evidence: text({ enum: evidenceClasses }).notNull(),
    reachedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rollId, t.studentId, t.metric] })],
);

/** Milestones counted per class; moves in the same transaction as the act. */
export const classCounters = sqliteTable(
  'class_counters',
  {
    rollId: integer()
      .notNull()
      .references(() => rolls.id),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
    metric: text({ enum: metrics }).notNull(),
    evidence: text({ enum: evidenceClasses }).notNull(),
    students: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.rollId, t.classId, t.metric, t.evidence] }),
    check('class_counters_not_negative', sql`${t.students} >= 0`),
  ],
);

/**
 * Students of a roll whose first booster falls due: whoever completed the unit. 达标率 is met over
 * due; not taken is not met.
 */
export const mastery = sqliteTable(
  'mastery',
  {
    rollId: integer()
      .notNull()
      .references(() => rolls.id),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
    /** The day from which it is counted. */
    dueOn: text().notNull(),
    /** Evidence of the first attempt if it was passed; null: not taken, or not met. */
    evidence: text({ enum: evidenceClasses }),
    /** When the first attempt was finished. */
    takenAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.rollId, t.studentId] }),
    index('mastery_due').on(t.rollId, t.classId, t.dueOn, t.evidence),
  ],
);

/** What looks odd in the records of a class: reasons with their figures, no accusation. */
export const findings = sqliteTable(
  'findings',
  {
    id: integer().primaryKey(),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    sign: text({ enum: signs }).notNull(),
    lessonId: text(),
    /** How many students it concerns. */
    students: integer().notNull(),
    /** The figures behind it. */
    detail: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('findings_school').on(t.schoolId)],
);
