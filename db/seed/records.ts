import {
  accounts,
  attemptItems,
  attempts,
  attendance,
  auditEvents,
  classSessions,
  completions,
  enrolments,
  guardianConsents,
  lessonRuns,
  lessonSteps,
  responses,
  students,
} from '../schema/index.ts';
import { write } from '../writer.ts';
import { insertRows } from './insertRows.ts';

/** Every table before those that refer to it. */
const tables = {
  students,
  enrolments,
  guardianConsents,
  accounts,
  classSessions,
  attendance,
  lessonRuns,
  lessonSteps,
  attempts,
  attemptItems,
  responses,
  completions,
};
type Tables = typeof tables;

/** What a class leaves in the database. */
export type Records = { [Name in keyof Tables]: Tables[Name]['$inferInsert'][] } & {
  auditEvents: (typeof auditEvents.$inferInsert)[];
};

export const noRecords = (): Records => ({
  students: [],
  enrolments: [],
  guardianConsents: [],
  accounts: [],
  classSessions: [],
  attendance: [],
  lessonRuns: [],
  lessonSteps: [],
  attempts: [],
  attemptItems: [],
  responses: [],
  completions: [],
  auditEvents: [],
});

/** Saves the records of a class in one act, but for its trail. */
export async function save(records: Records): Promise<void> {
  const names = Object.keys(tables) as (keyof Tables)[];
  await write(names.flatMap((name) => insertRows(tables[name], records[name])));
}

/** Saves the trail of all classes in the order in which things happened. */
export const saveTrail = (events: Records['auditEvents']) =>
  write(
    insertRows(
      auditEvents,
      events.toSorted((a, b) => a.at - b.at),
    ),
  );
