import { useStaffLink } from '#db/commands/auth/staffLinks';
import { openStaffLink } from '#db/queries/auth/staffLink';
import { staffPosts } from '#db/queries/auth/staffPosts';
import { leastStaffPassword, passwordProblem } from '#domain/people/password';
import { hashLinkToken, hashPassword } from './credentials.ts';
import type { Browser } from './device.ts';
import { forgetFailures, staffKey } from './throttle.ts';
import { type Welcome, welcome } from './tries.ts';

export type LinkView = {
  purpose: 'invite' | 'recovery';
  signInName: string;
  displayName: string;
  /** Schools and regions the person works for. */
  places: string[];
  expiresAt: number;
};

type LinkUsed =
  /** Signed in, or to sign in with the authenticator that is still set up. */
  { ok: true; welcome: Welcome | null } | { ok: false; message: string };

/** What a link is for; undefined when it is used, replaced, expired or was never made. */
export async function openLink(token: string, now: number): Promise<LinkView | undefined> {
  const link = await openStaffLink(hashLinkToken(token), now);
  if (!link) return undefined;
  const posts = await staffPosts([link.staffId]);
  const { purpose, signInName, displayName, expiresAt } = link;
  const places = [...new Set(posts.map(({ schoolName, regionName }) => schoolName ?? regionName))];
  return { purpose, signInName, displayName, places, expiresAt };
}

/**
 * Sets the password with which the holder of the link signs in from now on, and signs them in,
 * unless an authenticator has the second word.
 * @returns undefined when the link is used, replaced, expired or was never made
 */
export async function useLink(
  token: string,
  typed: { password: string; repeat: string },
  now: number,
  browser: Browser,
): Promise<LinkUsed | undefined> {
  const hash = hashLinkToken(token);
  const link = await openStaffLink(hash, now);
  if (!link) return undefined;
  if (typed.password !== typed.repeat) {
    return { ok: false, message: '两次输入的密码不一样，请再输一次。' };
  }
  const known = [link.signInName, link.displayName];
  const problem = passwordProblem(typed.password, leastStaffPassword, known);
  if (problem) return { ok: false, message: problem };
  const { accountId } = link;
  const passwordHash = await hashPassword(typed.password);
  if (!(await useStaffLink({ hash, accountId, passwordHash, at: now }))) return undefined;
  const key = staffKey(link.signInName);
  await forgetFailures(key);
  if (link.totpSecret !== null) return { ok: true, welcome: null };
  const credentials = { cardHash: null, passwordHash, totpSecret: null };
  const account = { id: accountId, studentId: null, activatedAt: now, ...credentials };
  const came = await welcome(account, key, browser, now);
  return { ok: true, welcome: came.ok ? came : null };
}
