import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { staff, students } from './people.ts';

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
  },
  (t) => [index('sessions_account').on(t.accountId)],
);
