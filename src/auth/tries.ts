import { whatHappened } from '#db/commands/auth/happened';
import { noteSignIn } from '#db/commands/auth/noteSignIn';
import type { Credentials } from '#db/commands/auth/sessions';
import type { Browser } from './device.ts';
import { knownDevice, rememberDevice } from './knownDevice.ts';
import { sessionOf, startSession } from './session.ts';
import { forgetFailures, takeGuess } from './throttle.ts';

export type SignedIn = Welcome | Refusal;

export type Welcome = {
  ok: true;
  /** Set-Cookie values. */
  cookies: string[];
  /** Where this person's work starts. */
  home: string;
  /** A page that comes before any other, e.g. /password. */
  first: string | null;
};

export type Refusal = {
  ok: false;
  message: string;
  status: 401 | 403 | 429;
  /** Only where the password was right and a code is asked for: a cookie for the next page. */
  codeCookie?: undefined;
};

/** A browser that tells nothing of itself. */
export const unknownBrowser: Browser = { cookies: '', device: '' };

type Guess = { wait: 0; right: () => Promise<unknown> } | { wait: number };

/**
 * Counts a guess at an account's secret as wrong until it proves right. A browser that is known
 * to the account has failures of its own, and after them still those that everyone has.
 * @returns what to do when it was right, or the minutes to wait
 */
export async function takeTry(key: string, { cookies }: Browser): Promise<Guess> {
  const device = knownDevice(key, cookies);
  const counted = device ? [`${key}@${device}`, key] : [key];
  let wait = 0;
  for (const [i, each] of counted.entries()) {
    wait = await takeGuess(each);
    const used = counted.slice(0, i + 1);
    if (wait === 0) return { wait: 0, right: () => Promise.all(used.map(forgetFailures)) };
  }
  return { wait };
}

/** @param help what else can be done */
export const waitFirst = (minutes: number, help: string): Refusal => ({
  ok: false,
  status: 429,
  message: `试错的次数太多了，请 ${minutes} 分钟后再试。${help}`,
});

const changedMeanwhile: Refusal = {
  ok: false,
  status: 401,
  message: '刚才换过卡、密码或两步验证，所以没有登录。请用新的再登录一次。',
};

/**
 * The secret was right: begins the session, and knows the browser from now on.
 * @param account with the credentials as they were when the secret was compared; when they have
 *   changed since, nobody comes in
 * @param room the class session whose name list was used; the session ends with it
 */
export async function welcome(
  account: { id: string; studentId: number | null; activatedAt: number | null } & Credentials,
  key: string,
  { cookies, device }: Browser,
  now: number,
  room?: { id: number; openedAt: number },
): Promise<SignedIn> {
  const { cardHash, passwordHash, totpSecret } = account;
  const proved = { cardHash, passwordHash, totpSecret };
  const begun = { device: device || undefined, classSessionId: room?.id, proved };
  const started = await whatHappened(startSession(account.id, begun));
  if (!started) return changedMeanwhile;
  const { id, cookie } = started;
  await noteSignIn(account, now, room);
  const { home = '/', mustSetPassword, mustSetTwoStep } = (await sessionOf(id))?.account ?? {};
  const first = mustSetPassword ? '/password' : mustSetTwoStep ? '/account/two-step' : null;
  return { ok: true, cookies: [cookie, rememberDevice(key, cookies)], home, first };
}
