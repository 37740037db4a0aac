import { whatHappened } from '#db/commands/auth/happened';
import { setPassword } from '#db/commands/auth/setPassword';
import { accountById } from '#db/queries/auth/account';
import { staffOfAccount } from '#db/queries/auth/staffOfAccount';
import { studentCard } from '#db/queries/auth/studentCard';
import { leastStaffPassword, leastStudentPassword, passwordProblem } from '#domain/people/password';
import { hashPassword, passwordMatches } from './credentials.ts';
import type { Browser } from './device.ts';
import { type Session, startSession } from './session.ts';
import { staffKey } from './throttle.ts';
import { takeTry, unknownBrowser, waitFirst } from './tries.ts';

export type PasswordSet = { ok: true; cookie: string } | { ok: false; message: string };

const no = (message: string): PasswordSet => ({ ok: false, message });
const unequal = '两次输入的密码不一样，请再输一次。';
const ended = '这次登录刚刚在别处结束了，密码没有变。请重新登录。';
const resetMeanwhile = '刚才又换过卡或密码，所以这次登录结束了。请用新的再登录。';

/**
 * A student's own password, at the first sign-in. All sessions end and this one begins anew.
 * @returns the Set-Cookie value of the new session
 */
export async function setOwnPassword(
  session: Session,
  typed: { password: string; repeat: string },
  now: number,
  browser: Browser = unknownBrowser,
): Promise<PasswordSet> {
  const { account } = session;
  if (account.studentId === null) return no('这里只给学生设密码。');
  // Whoever finds a session left open must not take the account over.
  if (!account.mustSetPassword) {
    return no('你已经有自己的密码了。想换一个，请班主任给你换一张新卡。');
  }
  if (typed.password !== typed.repeat) return no(unequal);
  const { number, schoolCode } = await studentCard(account.studentId);
  const known = [number, schoolCode, account.name];
  const problem = passwordProblem(typed.password, leastStudentPassword, known);
  if (problem) return no(problem);
  return begunAnew(session, typed.password, now, browser);
}

/**
 * Another password of a member of staff, who knows the old one. All sessions end and this one
 * begins anew.
 * @returns the Set-Cookie value of the new session
 */
export async function changePassword(
  session: Session,
  typed: { old: string; password: string; repeat: string },
  now: number,
  browser: Browser = unknownBrowser,
): Promise<PasswordSet> {
  const { account } = session;
  const proved = await provePassword(session, typed.old, browser);
  if (!proved.ok) return proved;
  if (typed.password !== typed.repeat) return no(unequal);
  if (typed.password === typed.old) return no('新密码和现在的一样，请换一个。');
  const known = [proved.signInName, account.name];
  const problem = passwordProblem(typed.password, leastStaffPassword, known);
  if (problem) return no(problem);
  return begunAnew(session, typed.password, now, browser);
}

/** Does the person before the screen know the password of this staff account? Counts as a guess. */
export async function provePassword(
  { account }: Session,
  password: string,
  browser: Browser,
): Promise<{ ok: true; signInName: string } | { ok: false; message: string }> {
  const who = await staffOfAccount(account.id);
  if (!who) return { ok: false, message: '这里只给老师和管理员用。' };
  const guess = await takeTry(staffKey(who.signInName), browser);
  if (!('right' in guess)) return waitFirst(guess.wait, '什么都没有变。');
  const stored = await accountById(account.id);
  if (!(await passwordMatches(password, stored?.passwordHash ?? null))) {
    return { ok: false, message: '现在的密码不对，什么都没有变。请再输一次。' };
  }
  await guess.right();
  return { ok: true, signInName: who.signInName };
}

/** In a class session the new session is part of it as the one before was. */
async function begunAnew(
  { hash: asking, account: { id, classSessionId } }: Session,
  password: string,
  now: number,
  { device }: Browser,
): Promise<PasswordSet> {
  const passwordHash = await hashPassword(password);
  if (!(await setPassword(id, passwordHash, { asking, at: now }))) return no(ended);
  const totpSecret = (await accountById(id))?.totpSecret ?? null;
  const begun = await whatHappened(
    startSession(id, {
      device: device || undefined,
      classSessionId: classSessionId ?? undefined,
      proved: { cardHash: null, passwordHash, totpSecret },
    }),
  );
  return begun ? { ok: true, cookie: begun.cookie } : no(resetMeanwhile);
}
