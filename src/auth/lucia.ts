import { createHash } from 'node:crypto';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import {
  addSession,
  type Credentials,
  endExpiredSessions,
  endSession,
  extendSession,
} from '#db/commands/auth/sessions';
import { sessionAccount } from '#db/queries/auth/sessionAccount';
import type { InSession } from '#domain/indicators/evidence';
import { settings } from '#server/settings';

type AccountAttributes = {
  name: string;
  studentId: number | null;
  staffId: number | null;
  resetAt: number | null;
  hasPassword: boolean;
  hasTwoStep: boolean;
  classSession: InSession | undefined;
};

type SessionAttributes = {
  startedAt: number | null;
  device: string | null;
  classSessionId: number | null;
  /** Only while it begins: it is stored if the account still has these. */
  proved?: Credentials | undefined;
};

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof build>;
    DatabaseUserAttributes: AccountAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** What a session is stored under. */
export const hashSession = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('base64url');
const unused = () =>
  Promise.reject(new Error('a person’s sessions end inside the act that ends them'));

/** Stores hashed ids through the one writer and hands the raw id back to Lucia. */
const adapter: Adapter = {
  async getSessionAndUser(sessionId) {
    const row = await sessionAccount(hashSession(sessionId), Date.now());
    if (!row) return [null, null];
    const { expiresAt, accountId, startedAt, device, classSessionId, ...attributes } = row;
    const begun = { startedAt, device, classSessionId };
    return [
      { id: sessionId, userId: accountId, expiresAt: new Date(expiresAt), attributes: begun },
      { id: accountId, attributes },
    ];
  },
  setSession: async ({ id, userId, expiresAt, attributes: { proved, ...begun } }) => {
    const times = { expiresAt: expiresAt.getTime() };
    await addSession({ id: hashSession(id), accountId: userId, ...times, ...begun }, proved);
  },
  updateSessionExpiration: async (id, expiresAt) => {
    await extendSession(hashSession(id), expiresAt.getTime());
  },
  deleteSession: async (id) => {
    await endSession(hashSession(id));
  },
  deleteExpiredSessions: async () => {
    await endExpiredSessions(Date.now());
  },
  getUserSessions: unused,
  deleteUserSessions: unused,
};

function build() {
  return new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(8, 'h'),
    sessionCookie: {
      name: 'session',
      attributes: { secure: settings().origin?.startsWith('https://') === true },
    },
    getUserAttributes: (attributes: AccountAttributes) => attributes,
    getSessionAttributes: (attributes: SessionAttributes) => attributes,
  });
}

let built: ReturnType<typeof build> | undefined;

/** Lucia, here and nowhere else. */
export const lucia = () => (built ??= build());
