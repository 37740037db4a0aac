import type { InStatement, ResultSet } from '@libsql/client';
import { connection } from './client.ts';

/** Anything drizzle can turn into SQL, or a plain statement. */
export type Statement =
  | { toSQL(): { sql: string; params: unknown[] } }
  | { sql: string; args: unknown[] | Record<string, unknown> };

type Act = {
  statements: InStatement[];
  resolve: (results: ResultSet[]) => void;
  reject: (error: unknown) => void;
};

/** Acts committed together at most; a longer queue is cut into several commits. */
const actsPerCommit = 200;
/** Waits between tries while another process holds the lock. */
const busyWaitsMs = [20, 50, 100, 200, 400, 800, 1600];

let queue: Act[] = [];
let draining: Promise<void> | undefined;

/**
 * Stops the act here, undoing all of it, unless the statement just before changed a row.
 * The precondition thus stands in the database and holds for every process that writes.
 */
export const mustHaveChanged: Statement = {
  sql: `select case when changes() = 0 then json('precondition') end`,
  args: [],
};

/** Was the act stopped by `mustHaveChanged`? Then nothing of it was written. */
export const isPreconditionFailure = (error: unknown): boolean =>
  error instanceof Error && /malformed JSON/.test(error.message);

/** Did a unique or foreign key or a check refuse the act? Then nothing of it was written. */
export const isConstraintFailure = (error: unknown): boolean =>
  error instanceof Error && /constraint failed/i.test(error.message);

/**
 * Writes one act: all of its statements or none. Acts that wait are committed together, and
 * each is acknowledged only after a durable COMMIT. An act that fails takes no other with it.
 * @returns the results in the order of the statements
 * @throws the database's error for this act
 */
export function write(statements: readonly Statement[]): Promise<ResultSet[]> {
  return new Promise((resolve, reject) => {
    queue.push({ statements: statements.map(toInStatement), resolve, reject });
    draining ??= drain();
  });
}

/** Resolves when every act queued so far has been acknowledged. */
export async function writesSettled(): Promise<void> {
  await draining;
}

async function drain(): Promise<void> {
  // Let the requests of this turn of the event loop join the same commit.
  await new Promise((resume) => setImmediate(resume));
  while (queue.length > 0) {
    const acts = queue.slice(0, actsPerCommit);
    queue = queue.slice(actsPerCommit);
    await commit(acts);
  }
  draining = undefined;
}

async function commit(acts: Act[]): Promise<void> {
  try {
    const results = await batch(acts.flatMap((act) => act.statements));
    let from = 0;
    for (const act of acts) {
      act.resolve(results.slice(from, from + act.statements.length));
      from += act.statements.length;
    }
  } catch (error) {
    // A lock stands in the way of every act alike: trying each alone would only wait again.
    if (acts.length === 1 || isBusy(error)) {
      for (const act of acts) act.reject(error);
      return;
    }
    // One of them is at fault: each alone, so that the good ones are kept.
    for (const act of acts) await commit([act]);
  }
}

async function batch(
  statements: InStatement[],
  [waitMs, ...laterWaitsMs]: readonly number[] = busyWaitsMs,
): Promise<ResultSet[]> {
  const { writer } = connection();
  try {
    return await writer.batch(statements, 'write');
  } catch (error) {
    if (!isBusy(error)) throw error;
    // After one SQLITE_BUSY a connection reports success for writes that it loses.
    writer.reconnect();
    if (waitMs === undefined) throw error;
    await new Promise((resume) => setTimeout(resume, waitMs));
    return batch(statements, laterWaitsMs);
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

function toInStatement(statement: Statement): InStatement {
  if ('sql' in statement) return { sql: statement.sql, args: statement.args as never };
  const { sql, params } = statement.toSQL();
  return { sql, args: params as never };
}
