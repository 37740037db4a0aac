import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import { db } from '../../client.ts';
import { classSessions, sessions } from '../../schema/index.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfClass } from '../audit/placeOf.ts';
import { settleActs } from './settleActs.ts';

type By = { accountId: string; classId: number; schoolId: number; at: number };

type Plan = {
  code: string;
  closesAt: number;
  evidence: 'A' | 'C';
  /** The lesson it teaches to all together. */
  lessonId: string | null;
};

/**
 * Opens a class session. Those whose time is over are closed already.
 * @throws isPreconditionFailure when one is open for this class or by this account, or shows the
 *   same code
 */
export const openClassSession = ({ code, closesAt, evidence, lessonId }: Plan, by: By) =>
  write([
    {
      sql: `insert into class_sessions
          (class_id, account_id, code, opened_at, closes_at, evidence, lesson_id)
        select :class, :account, :code, :at, :closesAt, :evidence, :lesson where not exists (
          select 1 from class_sessions where closed_at is null
          and (class_id = :class or account_id = :account or code = :code))`,
      args: {
        ...{ class: by.classId, account: by.accountId, code, at: by.at, closesAt, evidence },
        lesson: lessonId,
      },
    },
    mustHaveChanged,
    trail('openClassSession', by, {
      minutes: Math.round((closesAt - by.at) / 60_000),
      evidence,
      ...(lessonId !== null && { lesson: lessonId }),
    }),
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

type Ending = { id: number; openedAt: number };

/**
 * Ends a session, and with it the sign-ins that began in it; what was done in it is settled.
 * @param demoted it was too short for class A: it and all its acts are class C from now on
 * @throws isPreconditionFailure when it has ended before
 */
export const endClassSession = (session: Ending & { demoted: boolean; signedIn: number }, by: By) =>
  write([
    db()
      .update(classSessions)
      .set({ closedAt: by.at, ...(session.demoted && { evidence: 'C' }) })
      .where(
        and(
          eq(classSessions.id, session.id),
          isNull(classSessions.closedAt),
          gt(classSessions.closesAt, by.at),
        ),
      ),
    ...ended(session),
    trail('endClassSession', by, {
      signedIn: session.signedIn,
      ...(session.demoted && { demoted: true }),
    }),
  ]);

/**
 * Closes a session that ran out, as of when it was to close, not when this is noticed.
 * @throws isPreconditionFailure when it was closed or extended meanwhile
 */
export const closeRunOut = (session: Ending & { classId: number; closesAt: number }, now: number) =>
  write([
    db()
      .update(classSessions)
      .set({ closedAt: classSessions.closesAt })
      .where(
        and(
          eq(classSessions.id, session.id),
          isNull(classSessions.closedAt),
          lte(classSessions.closesAt, now),
        ),
      ),
    ...ended(session),
    auditEvent({
      at: session.closesAt,
      accountId: null,
      act: 'endClassSession',
      subject: `class ${session.classId}`,
      ...placeOfClass(session.classId),
    }),
  ]);

const ended = (session: Ending): Statement[] => [
  mustHaveChanged,
  db().delete(sessions).where(eq(sessions.classSessionId, session.id)),
  ...settleActs(session),
];

const trail = (
  act: 'openClassSession' | 'endClassSession',
  { at, accountId, classId, schoolId }: By,
  detail: Record<string, number | string | boolean>,
) => auditEvent({ at, accountId, act, subject: `class ${classId}`, schoolId, detail });
