import { createHash } from 'node:crypto';
import { accountById, staffAccount } from '#db/queries/auth/account';
import { cookieOf, setCookie } from './cookies.ts';
import { passwordMatches } from './credentials.ts';
import type { Browser } from './device.ts';
import { seal, unseal } from './seal.ts';
import { staffKey } from './throttle.ts';
import { type SignedIn, takeTry, unknownBrowser, waitFirst, welcome } from './tries.ts';
import { codeFits } from './twoStep.ts';

/** The password was right; the page of the second step is told by a cookie whose it was. */
export type CodeNeeded = { ok: false; status: 401; message: string; codeCookie: string };

const help = '忘记密码请联系上一级管理员。';
const wrongCode = '验证码不对，或者已经用过。请等验证器换一个数字再输；也可以输一个备用码。';
const tooLate = '这一步等得太久了，请从头再登录一次。';

/** Signs a member of staff in with name and password and, if they have one, the authenticator. */
export async function signInStaff(
  typed: { name: string; password: string; otp?: string | undefined },
  now: number,
  browser: Browser = unknownBrowser,
): Promise<SignedIn | CodeNeeded> {
  const name = typed.name.normalize('NFKC').trim();
  const key = staffKey(name);
  const guess = await takeTry(key, browser);
  if (!('right' in guess)) return waitFirst(guess.wait, help);
  const account = await staffAccount(name);
  // As slow for an account that does not exist as for one that does.
  const matches = await passwordMatches(typed.password, account?.passwordHash ?? null);
  if (!matches || !account) {
    return { ok: false, status: 401, message: '名字或密码不对，请再输一次。' };
  }
  if (account.totpSecret !== null) {
    if (!typed.otp) return { ...codeNeeded, codeCookie: begun(account, key, now) };
    if (!(await codeFits(account, typed.otp, now))) {
      return { ok: false, status: 401, message: wrongCode };
    }
  }
  await guess.right();
  return welcome(account, key, browser, now);
}

/** Is someone in the middle of signing in, with the password already given? */
export const awaitsCode = ({ cookies }: Browser, now: number): boolean =>
  readBegun(cookies, now) !== undefined;

/** The second step: the code of the authenticator, or a recovery code. */
export async function finishSignIn(
  code: string,
  now: number,
  browser: Browser,
): Promise<SignedIn | { ok: false; status: 401; message: string; over: true }> {
  const over = { ok: false, status: 401, message: tooLate, over: true } as const;
  const first = readBegun(browser.cookies, now);
  if (!first) return over;
  const guess = await takeTry(first.key, browser);
  if (!('right' in guess)) return waitFirst(guess.wait, help);
  const account = await accountById(first.accountId);
  if (!account || printOf(account.passwordHash) !== first.print) return over;
  if (!(await codeFits(account, code, now))) return { ok: false, status: 401, message: wrongCode };
  await guess.right();
  const signedIn = await welcome(account, first.key, browser, now);
  if (!signedIn.ok) return signedIn;
  return {
    ...signedIn,
    cookies: [...signedIn.cookies, setCookie(cookie, '', { path, maxAgeSeconds: 0 })],
  };
}

const codeNeeded = { ok: false, status: 401, message: '请再输入验证器上的六位数字。' } as const;
const cookie = 'first-step';
const path = '/sign-in';
const seconds = 5 * 60;

type Begun = { accountId: string; key: string; print: string; until: number };

function begun(
  { id, passwordHash }: { id: string; passwordHash: string | null },
  key: string,
  now: number,
) {
  const first: Begun = {
    accountId: id,
    key,
    print: printOf(passwordHash),
    until: now + seconds * 1000,
  };
  return setCookie(cookie, seal(JSON.stringify(first), cookie), { path, maxAgeSeconds: seconds });
}

function readBegun(cookies: string, now: number): Begun | undefined {
  const text = unseal(cookieOf(cookies, cookie), cookie);
  const first = text === undefined ? undefined : (JSON.parse(text) as Begun);
  return first && first.until > now ? first : undefined;
}

/** A password changed in between makes the first step void. */
const printOf = (passwordHash: string | null) =>
  createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url');
