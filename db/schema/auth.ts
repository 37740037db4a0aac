import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { classSessions, staff, students } from './people.ts';

/**
 * One account a person. A card code and a password never stand side by side: setting the
 * own password uses the card up, and a new card ends the password.
 */
export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    studentId: integer()
      .unique()
      .references(() => students.id),
    staffId: integer()
      .unique()
      .references(() => staff.id),
    /** Keyed hash of the printed card code, while the card is valid. */
    cardHash: text(),
    cardIssuedAt: integer(),
    /** argon2id, PHC string. */
    passwordHash: text(),
    /** First sign-in by the person themselves. */
    activatedAt: integer(),
    /** Last time staff replaced the credential of an active account: acts within 24 h are class C. */
    resetAt: integer(),
    /** RFC 6238 secret of staff, encrypted with the installation's secret. */
    totpSecret: text(),
    /** Last time step that was used: a code works once. */
    totpStep: integer(),
  },
  (t) => [
    check('accounts_one_person', sql`(${t.studentId} is null) <> (${t.staffId} is null)`),
    check('accounts_one_credential', sql`${t.cardHash} is null or ${t.passwordHash} is null`),
  ],
);

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the session id: a copy of this table opens nothing. */
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    expiresAt: integer().notNull(),
    /** Null for sessions begun before this was kept. */
    startedAt: integer(),
    /** In a few words, e.g. 电脑 · Chrome. */
    device: text(),
    /** Signed in from the name list of this class session; ends with it. */
    classSessionId: integer().references(() => classSessions.id),
  },
  (t) => [index('sessions_account').on(t.accountId)],
);

/** One-time links with which staff choose a password: an invitation, or a recovery by their superior. */
export const staffLinks = sqliteTable(
  'staff_links',
  {
    /** Keyed hash of the token in the link. */
    hash: text().primaryKey(),
    staffId: integer()
      .notNull()
      .references(() => staff.id),
    purpose: text({ enum: ['invite', 'recovery'] }).notNull(),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
  },
  (t) => [index('staff_links_staff').on(t.staffId)],
);

/** Codes that stand in for the authenticator once each. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    hash: text().notNull(),
    usedAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.hash] })],
);
