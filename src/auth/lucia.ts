import { createHash } from 'node:crypto';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import {
  addSession,
  endExpiredSessions,
  endSession,
  extendSession,
} from '#db/commands/auth/sessions';
import { sessionAccount } from '#db/queries/auth/sessionAccount';
import { settings } from '#server/settings';

type AccountAttributes = {
  name: string;
  studentId: number | null;
  staffId: number | null;
  resetAt: number | null;
  hasPassword: boolean;
};

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof build>;
    DatabaseUserAttributes: AccountAttributes;
  }
}

const hash = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url');
const unused = () =>
  Promise.reject(new Error('a person’s sessions end inside the act that ends them'));

/** Stores hashed ids through the one writer and hands the raw id back to Lucia. */
const adapter: Adapter = {
  async getSessionAndUser(sessionId) {
    const row = await sessionAccount(hash(sessionId));
    if (!row) return [null, null];
    const { expiresAt, accountId, ...attributes } = row;
    return [
      { id: sessionId, userId: accountId, expiresAt: new Date(expiresAt), attributes: {} },
      { id: accountId, attributes },
    ];
  },
  setSession: async ({ id, userId, expiresAt }) => {
    await addSession({ id: hash(id), accountId: userId, expiresAt: expiresAt.getTime() });
  },
  updateSessionExpiration: async (id, expiresAt) => {
    await extendSession(hash(id), expiresAt.getTime());
  },
  deleteSession: async (id) => {
    await endSession(hash(id));
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
  });
}

let built: ReturnType<typeof build> | undefined;

/** Lucia, here and nowhere else. */
export const lucia = () => (built ??= build());
