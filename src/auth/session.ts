import type { Credentials } from '#db/commands/auth/sessions';
import { rolesOf } from '#db/queries/auth/rolesOf';
import type { InSession } from '#domain/indicators/evidence';
import type { HeldRole } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { hashSession, lucia } from './lucia.ts';
import { ownerOf } from './owner.ts';

type Account = {
  id: string;
  name: string;
  kind: 'student' | 'staff';
  /** Where this person's work starts. */
  home: string;
  studentId: number | null;
  /** Of a student: whose answers wait on a shared computer, without a name. */
  owner: string | null;
  resetAt: number | null;
  /** A student who still signs in with the card is asked for an own password first. */
  mustSetPassword: boolean;
  /** Staff with an authenticator, and those who need one before anything else. */
  hasTwoStep: boolean;
  mustSetTwoStep: boolean;
  /** Signed in from the name list of this class session, and signed out when it ends. */
  classSessionId: number | null;
  /** That session while it runs, and what an act in it is worth. */
  classSession: InSession | undefined;
  roles: HeldRole[];
};

/**
 * Where a session begins: the device in a few words, the class session if it came from one, and
 * what the person came in by.
 */
export type SessionStart = {
  device?: string | undefined;
  classSessionId?: number | undefined;
  proved?: Credentials | undefined;
};

export type Session = {
  id: string;
  /** What it is stored under. */
  hash: string;
  account: Account;
};

/** The session of a request's cookie, or null. */
export async function currentSession(request: Request): Promise<Session | null> {
  const id = lucia().readSessionCookie(request.headers.get('cookie') ?? '');
  return id ? sessionOf(id) : null;
}

/** The session with this id, or null when there is none or it has ended. */
export async function sessionOf(id: string): Promise<Session | null> {
  const { session, user } = await lucia().validateSession(id);
  if (!session) return null;
  const { name, studentId, staffId, resetAt, hasPassword, hasTwoStep, classSession } = user;
  const { classSessionId } = session;
  const roles = staffId === null ? [] : await rolesOf(staffId, dayOf(Date.now()));
  const kind = studentId === null ? 'staff' : 'student';
  const home = kind === 'student' ? '/my' : homeOf(roles);
  const mustSetPassword = kind === 'student' && !hasPassword;
  const mustSetTwoStep = !hasTwoStep && needsTwoStep(roles);
  const owner = studentId === null ? null : ownerOf(user.id);
  const person = { id: user.id, name, kind, home, studentId, owner, resetAt } as const;
  const first = { mustSetPassword, hasTwoStep, mustSetTwoStep };
  const room = { classSessionId, classSession };
  return { id, hash: hashSession(id), account: { ...person, ...first, ...room, roles } };
}

/** School admins and officers see whole schools: where the setting asks for it, a code too. */
export const needsTwoStep = (roles: readonly HeldRole[]): boolean =>
  settings().staffTotp === 'required' && roles.some(({ role }) => role !== 'teacher');

/**
 * Begins a session with a new id.
 * @returns the id and the Set-Cookie value
 * @throws isPreconditionFailure when what was proved no longer holds
 */
export async function startSession(
  accountId: string,
  { device, classSessionId, proved }: SessionStart = {},
): Promise<{ id: string; cookie: string }> {
  const { id } = await lucia().createSession(accountId, {
    startedAt: Date.now(),
    device: device ?? null,
    classSessionId: classSessionId ?? null,
    proved,
  });
  return { id, cookie: lucia().createSessionCookie(id).serialize() };
}

/** Ends a session. @returns the Set-Cookie value that forgets it */
export async function endSession(id: string): Promise<string> {
  await lucia().invalidateSession(id);
  return lucia().createBlankSessionCookie().serialize();
}

function homeOf(roles: readonly HeldRole[]): string {
  const [first] = roles;
  if (!first) return '/';
  if (first.classId !== null) return `/classes/${first.classId}`;
  if (first.schoolId !== null) return `/schools/${first.schoolId}`;
  return `/regions/${first.regionCode}`;
}
