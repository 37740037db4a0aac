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
import { stages } from '#domain/people/school';
import { itemVersions, lessonRuns } from './learning.ts';
import { schoolClasses, schools, students } from './people.ts';

/** What a student has earned for a grade; the code on the paper proves it. */
export const certificates = sqliteTable(
  'certificates',
  {
    code: text().primaryKey(),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    stage: text({ enum: stages }).notNull(),
    grade: integer().notNull(),
    schoolYear: integer().notNull(),
    issuedAt: integer().notNull(),
  },
  (t) => [uniqueIndex('certificates_one').on(t.studentId, t.stage, t.grade, t.schoolYear)],
);

/** When a student reviews an item next (FSRS); optional, and counted nowhere. */
export const reviewCards = sqliteTable(
  'review_cards',
  {
    studentId: integer()
      .notNull()
      .references(() => students.id),
    itemVersionId: integer()
      .notNull()
      .references(() => itemVersions.id),
    dueAt: integer().notNull(),
    card: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.studentId, t.itemVersionId] }),
    index('review_cards_due').on(t.studentId, t.dueAt),
  ],
);

/** A teacher asks for a lesson to be counted that the clock did not count. */
export const lessonContests = sqliteTable(
  'lesson_contests',
  {
    id: integer().primaryKey(),
    runId: integer()
      .notNull()
      .references(() => lessonRuns.id),
    lessonId: text().notNull(),
    schoolId: integer()
      .notNull()
      .references(() => schools.id),
    classId: integer()
      .notNull()
      .references(() => schoolClasses.id),
    accountId: text().notNull(),
    note: text().notNull(),
    at: integer().notNull(),
    outcome: text({ enum: ['counted', 'refused'] }),
    answeredAt: integer(),
    answeredBy: text(),
    answer: text(),
  },
  (t) => [
    uniqueIndex('lesson_contests_open').on(t.runId).where(sql`answered_at is null`),
    index('lesson_contests_school').on(t.schoolId),
    check('lesson_contests_answered', sql`(${t.answeredAt} is null) = (${t.outcome} is null)`),
  ],
);
