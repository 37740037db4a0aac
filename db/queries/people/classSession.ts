import { and, desc, eq, gt, isNull, lte, type SQL } from 'drizzle-orm';
import { db } from '../../client.ts';
import { classSessions } from '../../schema/index.ts';

export type ClassSession = typeof classSessions.$inferSelect;

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

async function running(which: SQL, now: number): Promise<ClassSession | undefined> {
  const [row] = await db()
    .select()
    .from(classSessions)
    .where(and(which, isNull(classSessions.closedAt), gt(classSessions.closesAt, now)));
  return row;
}

/** Sessions whose time is over and that nobody has closed, the oldest first. */
export const sessionsRunOut = (now: number): Promise<ClassSession[]> =>
  db()
    .select()
    .from(classSessions)
    .where(and(isNull(classSessions.closedAt), lte(classSessions.closesAt, now)))
    .orderBy(classSessions.id);

/** A session of this class, running or not. */
export async function classSession(id: number, classId: number): Promise<ClassSession | undefined> {
  const [row] = await db()
    .select()
    .from(classSessions)
    .where(and(eq(classSessions.id, id), eq(classSessions.classId, classId)));
  return row;
}

/** The newest sessions of a class that were opened since then. */
export const sessionsSince = (classId: number, since: number, most: number) =>
  db()
    .select()
    .from(classSessions)
    .where(and(eq(classSessions.classId, classId), gt(classSessions.openedAt, since)))
    .orderBy(desc(classSessions.id))
    .limit(most);
