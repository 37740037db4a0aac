import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, recoveryCodes, staffLinks } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfAccount } from '../audit/placeOf.ts';
import { happened } from './happened.ts';
import { endSessionsOf } from './sessions.ts';

/** Someone's new link; where it stands in the trail. */
type NewLink = {
  staffId: number;
  accountId: string;
  hash: string;
  expiresAt: number;
  /** The account that acts; null for the operator. */
  by: string | null;
  at: number;
  ofSchool: number | null;
  ofRegion: string | null;
};

/**
 * Invites a member of staff again who has never chosen a password; links before it stop.
 * @returns false when they have meanwhile
 */
export const renewInvitation = (link: NewLink) =>
  happened(
    write([
      {
        sql: `select case when activated_at is not null or password_hash is not null
        then json('precondition') end from accounts where id = ?`,
        args: [link.accountId],
      },
      ...replaceLink(link, 'invite'),
      auditEvent({ ...placed(link), act: 'inviteStaff' }),
    ]),
  );

/**
 * Lets a member of staff choose a new password. The old one stops at once and all sessions end:
 * whoever asks for this may have lost it to someone else.
 * @param dropTwoStep the authenticator and its recovery codes are forgotten too
 */
export const recoverStaff = (link: NewLink, { dropTwoStep }: { dropTwoStep: boolean }) =>
  write([
    db()
      .update(accounts)
      .set({ passwordHash: null, resetAt: link.at })
      .where(eq(accounts.id, link.accountId)),
    endSessionsOf(link.accountId),
    ...replaceLink(link, 'recovery'),
    auditEvent({ ...placed(link), act: 'recoverStaff' }),
    ...(dropTwoStep
      ? [...forgetTwoStep(link.accountId), auditEvent({ ...placed(link), act: 'dropTwoStep' })]
      : []),
  ]);

/**
 * Takes the password that was chosen with a link. The link is used up; all sessions end.
 * @returns false when the link was used, replaced or has expired
 */
export const useStaffLink = (used: {
  hash: string;
  accountId: string;
  passwordHash: string;
  at: number;
}) =>
  happened(
    write([
      db()
        .update(staffLinks)
        .set({ usedAt: used.at })
        .where(
          and(
            eq(staffLinks.hash, used.hash),
            isNull(staffLinks.usedAt),
            gt(staffLinks.expiresAt, used.at),
          ),
        ),
      mustHaveChanged,
      db()
        .update(accounts)
        .set({
          passwordHash: used.passwordHash,
          activatedAt: sql`coalesce(${accounts.activatedAt}, ${used.at})`,
        })
        .where(eq(accounts.id, used.accountId)),
      endSessionsOf(used.accountId),
      auditEvent({
        at: used.at,
        accountId: used.accountId,
        act: 'useLink',
        subject: `account ${used.accountId}`,
        ...placeOfAccount(used.accountId),
      }),
    ]),
  );

/** Statements that forget an authenticator, for use inside a larger act. */
export const forgetTwoStep = (accountId: string) => [
  db().update(accounts).set({ totpSecret: null, totpStep: null }).where(eq(accounts.id, accountId)),
  db().delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)),
];

const replaceLink = (link: NewLink, purpose: 'invite' | 'recovery') => [
  db()
    .delete(staffLinks)
    .where(and(eq(staffLinks.staffId, link.staffId), isNull(staffLinks.usedAt))),
  db()
    .insert(staffLinks)
    .values({
      hash: link.hash,
      staffId: link.staffId,
      purpose,
      createdBy: link.by ?? 'operator',
      createdAt: link.at,
      expiresAt: link.expiresAt,
    }),
];

const placed = ({ at, by, accountId, ofSchool, ofRegion }: NewLink) => ({
  at,
  accountId: by,
  subject: `account ${accountId}`,
  schoolId: ofSchool,
  regionCode: ofRegion,
});
