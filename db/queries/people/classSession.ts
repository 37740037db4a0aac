import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { db } from '../../client.ts';
import { classSessions } from '../../schema/index.ts';

/** The class session that shows this code, if it runs. */
export const sessionWithCode = (code: string, now: number) =>
  running(eq(classSessions.code, code), now);

/** The class session with this id, if it runs. */
export const runningSession = (id: number, now: number) => running(eq(classSessions.id, id), now);

/** The class session that runs for a class. */
export const sessionOfClass = (classId: number, now: number) =>
  running(eq(classSessions.classId, classId), now);

/** The class session that someone opened and that still runs. */
export const sessionOpenedBy = (accountId: string, now: number) =>
  running(eq(classSessions.accountId, accountId), now);

async function running(which: SQL, now: number) {
  const [row] = await db()
    .select()
    .from(classSessions)
    .where(and(which, isNull(classSessions.closedAt), gt(classSessions.closesAt, now)));
  return row;
}
