import { setPassword } from '#db/commands/auth/setPassword';
import { studentCard } from '#db/queries/auth/studentCard';
import { leastStudentPassword, passwordProblem } from '#domain/people/password';
import { hashPassword } from './credentials.ts';
import { type Session, startSession } from './session.ts';

export type PasswordSet = { ok: true; cookie: string } | { ok: false; message: string };

/**
 * A student's own password, at the first sign-in. All sessions end and this one begins anew.
 * @returns the Set-Cookie value of the new session
 */
export async function setOwnPassword(
  session: Session,
  typed: { password: string; repeat: string },
  now: number,
): Promise<PasswordSet> {
  const { account } = session;
  if (account.studentId === null) return { ok: false, message: '这里只给学生设密码。' };
  // Whoever finds a session left open must not take the account over.
  if (!account.mustSetPassword) {
    return { ok: false, message: '你已经有自己的密码了。想换一个，请班主任给你换一张新卡。' };
  }
  if (typed.password !== typed.repeat) {
    return { ok: false, message: '两次输入的密码不一样，请再输一次。' };
  }
  const { number, schoolCode } = await studentCard(account.studentId);
  const problem = passwordProblem(typed.password, leastStudentPassword, [
    number,
    schoolCode,
    account.name,
  ]);
  if (problem) return { ok: false, message: problem };
  await setPassword(account.id, await hashPassword(typed.password), now);
  const { cookie } = await startSession(account.id);
  return { ok: true, cookie };
}
