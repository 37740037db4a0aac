import {
  accounts,
  attemptItems,
  attempts,
  auditEvents,
  completions,
  enrolments,
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
  accounts,
  lessonRuns,
  lessonSteps,
  attempts,
  attemptItems,
  responses,
  completions,
  auditEvents,
};
type Tables = typeof tables;

/** What a class leaves in the database. */
export type Records = { [Name in keyof Tables]: Tables[Name]['$inferInsert'][] };

export const noRecords = (): Records => ({
  students: [],
  enrolments: [],
  accounts: [],
  lessonRuns: [],
  lessonSteps: [],
  attempts: [],
  attemptItems: [],
  responses: [],
  completions: [],
  auditEvents: [],
});

/** Saves the records of a class in one act. */
export async function save(records: Records): Promise<void> {
  const names = Object.keys(tables) as (keyof Tables)[];
  await write(names.flatMap((name) => insertRows(tables[name], records[name])));
}
