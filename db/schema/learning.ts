import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { evidenceClasses } from '#domain/indicators/evidence';
import { attemptKinds } from '#domain/learning/attempt';
import { itemKinds } from '#domain/learning/item';
import { stages } from '#domain/people/school';
import { competitions } from './competition.ts';
import { classSessions, students } from './people.ts';

/** A lesson as it was published: editing the text makes a new version, never changes an old one. */
export const lessonVersions = sqliteTable(
  'lesson_versions',
  {
    id: integer().primaryKey(),
    lessonId: text().notNull(),
    digest: text().notNull(),
    number: integer().notNull(),
    title: text().notNull(),
    grade: integer().notNull(),
    /** In order, with the least seconds a reader needs. */
    steps: text({ mode: 'json' }).$type<{ id: string; floorSeconds: number }[]>().notNull(),
    publishedAt: integer().notNull(),
  },
  (t) => [index('lesson_versions_lesson').on(t.lessonId)],
);

/** A question as it was published, with its key. */
export const itemVersions = sqliteTable(
  'item_versions',
  {
    id: integer().primaryKey(),
    itemId: text().notNull(),
    digest: text().notNull(),
    kind: text({ enum: itemKinds }).notNull(),
    objective: text().notNull(),
    stem: text().notNull(),
    options: text({ mode: 'json' }).$type<{ text: string; feedback: string }[]>().notNull(),
    /** Index of the right option in `options`. */
    key: integer().notNull(),
    why: text().notNull(),
    /** Does it put the reader into a situation? Null on versions from before this was kept. */
    situation: integer({ mode: 'boolean' }),
    /** Where the right answer is found, and by when that must be looked at again. */
    source: text(),
    reviewBy: text(),
  },
  (t) => [
    uniqueIndex('item_versions_digest').on(t.itemId, t.digest),
    check('item_versions_key', sql`${t.key} between 0 and 3`),
  ],
);

export const lessonVersionItems = sqliteTable(
  'lesson_version_items',
  {
    lessonVersionId: integer()
      .notNull()
      .references(() => lessonVersions.id),
    itemVersionId: integer()
      .notNull()
      .references(() => itemVersions.id),
  },
  (t) => [primaryKey({ columns: [t.lessonVersionId, t.itemVersionId] })],
);

/** One student's way through one lesson. */
export const lessonRuns = sqliteTable(
  'lesson_runs',
  {
    id: integer().primaryKey(),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    lessonId: text().notNull(),
    lessonVersionId: integer()
      .notNull()
      .references(() => lessonVersions.id),
    startedAt: integer().notNull(),
    /** Every step done, and in time on the server's clock. */
    countedAt: integer(),
    evidence: text({ enum: evidenceClasses }),
    /** The class session it was counted in. */
    classSessionId: integer().references(() => classSessions.id),
    /** How often the end was reached faster than the floors allow; kept, not counted. */
    tooFast: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('lesson_runs_one').on(t.studentId, t.lessonId),
    index('lesson_runs_session').on(t.classSessionId).where(sql`class_session_id is not null`),
    check('lesson_runs_counted', sql`(${t.countedAt} is null) = (${t.evidence} is null)`),
  ],
);

/** A step is issued when the one before it is done. */
export const lessonSteps = sqliteTable(
  'lesson_steps',
  {
    runId: integer()
      .notNull()
      .references(() => lessonRuns.id),
    position: integer().notNull(),
    issuedAt: integer().notNull(),
    doneAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.position] })],
);

/**
 * One try at a set of drawn items, with the rules it started under: a lesson's check, a booster
 * some weeks after a unit, or a competition.
 */
export const attempts = sqliteTable(
  'attempts',
  {
    id: text().primaryKey(),
    studentId: integer()
      .notNull()
      .references(() => students.id),
    kind: text({ enum: attemptKinds }).notNull().default('check'),
    /** Of a check. */
    lessonId: text(),
    lessonVersionId: integer().references(() => lessonVersions.id),
    /** Of a booster: the term whose unit it asks about, and how many weeks after it. */
    termId: text().references(() => terms.id),
    weeks: integer(),
    /** Of a competition. */
    competitionId: integer().references(() => competitions.id),
    ordinal: integer().notNull(),
    passMark: integer().notNull(),
    startedAt: integer().notNull(),
    /** Answers given later do not count; null: there is time. */
    deadlineAt: integer(),
    finishedAt: integer(),
    score: integer(),
    evidence: text({ enum: evidenceClasses }),
    /** The class session it was finished in. */
    classSessionId: integer().references(() => classSessions.id),
  },
  (t) => [
    uniqueIndex('attempts_ordinal').on(t.studentId, t.lessonId, t.ordinal),
    uniqueIndex('attempts_booster').on(t.studentId, t.termId, t.weeks).where(sql`kind = 'booster'`),
    uniqueIndex('attempts_competition')
      .on(t.competitionId, t.studentId)
      .where(sql`kind = 'competition'`),
    index('attempts_session').on(t.classSessionId).where(sql`class_session_id is not null`),
    check('attempts_finished', sql`(${t.finishedAt} is null) = (${t.score} is null)`),
    check(
      'attempts_of',
      sql`case ${t.kind} when 'check' then ${t.lessonId} is not null and ${t.lessonVersionId} is not null
        when 'booster' then ${t.termId} is not null and ${t.weeks} is not null
        else ${t.competitionId} is not null end`,
    ),
  ],
);

export const attemptItems = sqliteTable(
  'attempt_items',
  {
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    position: integer().notNull(),
    itemVersionId: integer()
      .notNull()
      .references(() => itemVersions.id),
    /** Opaque ids in the order shown; `options[i]` is the index of that option in the item. */
    optionIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    options: text({ mode: 'json' }).$type<number[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.position] })],
);

/** The first answer counts: the primary key refuses a second. */
export const responses = sqliteTable(
  'responses',
  {
    attemptId: text().notNull(),
    position: integer().notNull(),
    /** The UUID under which the browser sends this answer, again if it must. */
    key: text().notNull().unique(),
    /** Index of the chosen option in the item. */
    chosen: integer().notNull(),
    answeredAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.position] }),
    foreignKey({
      columns: [t.attemptId, t.position],
      foreignColumns: [attemptItems.attemptId, attemptItems.position],
    }),
    check('responses_chosen', sql`${t.chosen} between 0 and 3`),
  ],
);

/** Lesson counted and its check passed. */
export const completions = sqliteTable(
  'completions',
  {
    studentId: integer()
      .notNull()
      .references(() => students.id),
    lessonId: text().notNull(),
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    evidence: text({ enum: evidenceClasses }).notNull(),
    completedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.studentId, t.lessonId] })],
);

/** A school term; both dates belong to it. */
export const terms = sqliteTable('terms', {
  id: text().primaryKey(),
  name: text().notNull(),
  startsOn: text().notNull(),
  endsOn: text().notNull(),
  /** The day whose list becomes the roll; null: 30 September or 1 March, whichever falls in it. */
  freezesOn: text(),
});

/** The lessons a grade takes in a term. A grade without one is 无任务. */
export const requirements = sqliteTable(
  'requirements',
  {
    termId: text()
      .notNull()
      .references(() => terms.id),
    stage: text({ enum: stages }).notNull(),
    grade: integer().notNull(),
    lessonId: text().notNull(),
    dueOn: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.termId, t.stage, t.grade, t.lessonId] })],
);
