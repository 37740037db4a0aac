import { and, eq, isNull, lte } from 'drizzle-orm';
import { db } from '../../client.ts';
import { classSessions, sessions } from '../../schema/index.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

type By = { accountId: string; classId: number; schoolId: number; at: number };

/**
 * Opens a class session and closes those whose time is over.
 * @throws isPreconditionFailure when one is open for this class or by this account, or shows the
 *   same code
 */
export const openClassSession = (code: string, closesAt: number, by: By) =>
  write([
    ...closeExpired(by.at),
    {
      sql: `insert into class_sessions (class_id, account_id, code, opened_at, closes_at)
        select :class, :account, :code, :at, :closesAt where not exists (
          select 1 from class_sessions where closed_at is null
          and (class_id = :class or account_id = :account or code = :code))`,
      args: { class: by.classId, account: by.accountId, code, at: by.at, closesAt },
    },
    mustHaveChanged,
    trail('openClassSession', by, { minutes: Math.round((closesAt - by.at) / 60_000) }),
  ]);

/**
 * Lets a running session end later.
 * @throws isPreconditionFailure when it no longer runs until `before`
 */
export const extendClassSession = (
  session: { id: number; before: number; closesAt: number },
  by: By,
) =>
  write([
    db()
      .update(classSessions)
      .set({ closesAt: session.closesAt })
      .where(
        and(
          eq(classSessions.id, session.id),
          isNull(classSessions.closedAt),
          eq(classSessions.closesAt, session.before),
        ),
      ),
    mustHaveChanged,
    trail('openClassSession', by, {
      moreMinutes: Math.round((session.closesAt - session.before) / 60_000),
    }),
  ]);

/**
 * Ends a session, and with it the sign-ins that began in it.
 * @throws isPreconditionFailure when it was ended before
 */
export const endClassSession = (id: number, signedIn: number, by: By) =>
  write([
    db()
      .update(classSessions)
      .set({ closedAt: by.at })
      .where(and(eq(classSessions.id, id), isNull(classSessions.closedAt))),
    mustHaveChanged,
    db().delete(sessions).where(eq(sessions.classSessionId, id)),
    trail('endClassSession', by, { signedIn }),
  ]);

/** A session that ran out ended when it was to close, not when this is noticed. */
const closeExpired = (now: number): Statement[] => [
  {
    sql: `delete from sessions where class_session_id in
      (select id from class_sessions where closed_at is null and closes_at <= ?)`,
    args: [now],
  },
  db()
    .update(classSessions)
    .set({ closedAt: classSessions.closesAt })
    .where(and(isNull(classSessions.closedAt), lte(classSessions.closesAt, now))),
];

const trail = (
  act: 'openClassSession' | 'endClassSession',
  { at, accountId, classId, schoolId }: By,
  detail: Record<string, number>,
) => auditEvent({ at, accountId, act, subject: `class ${classId}`, schoolId, detail });
