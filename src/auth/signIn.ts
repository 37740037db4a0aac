import { activate } from '#db/commands/auth/activate';
import { staffAccount, studentAccount } from '#db/queries/auth/account';
import { dayOf } from '#domain/time';
import { cardMatches, passwordMatches } from './credentials.ts';
import { sessionOf, startSession } from './session.ts';
import { forgetFailures, studentKey, takeGuess } from './throttle.ts';

export type SignedIn =
  | { ok: true; cookie: string; next: string; mustSetPassword: boolean }
  | { ok: false; message: string; status: 401 | 429 };

type StoredAccount = NonNullable<Awaited<ReturnType<typeof studentAccount>>>;

/** Signs a student in with the card code or, once set, the own password. */
export async function signInStudent(
  typed: { schoolCode: string; number: string; secret: string },
  now: number,
): Promise<SignedIn> {
  const schoolCode = typed.schoolCode.normalize('NFKC').trim().toUpperCase();
  const number = typed.number.normalize('NFKC').trim();
  return signIn({
    key: studentKey(schoolCode, number),
    find: () => studentAccount(schoolCode, number),
    secret: typed.secret,
    wrong: '学校代码、学号或密码不对。请对照卡片再输一次；卡片用过以后，请输自己设的密码。',
    help: '也可以请班主任换一张新卡。',
    now,
  });
}

/** Signs a member of staff in with name and password. */
export async function signInStaff(
  typed: { name: string; password: string },
  now: number,
): Promise<SignedIn> {
  const name = typed.name.normalize('NFKC').trim();
  return signIn({
    key: `staff:${name}`,
    find: () => staffAccount(name),
    secret: typed.password,
    wrong: '名字或密码不对，请再输一次。',
    help: '忘记密码请联系上一级管理员。',
    now,
  });
}

type Try = {
  key: string;
  find: () => Promise<StoredAccount | undefined>;
  secret: string;
  wrong: string;
  help: string;
  now: number;
};

async function signIn({ key, find, secret, wrong, help, now }: Try): Promise<SignedIn> {
  const wait = await takeGuess(key);
  if (wait > 0) {
    return { ok: false, status: 429, message: `试错的次数太多了，请 ${wait} 分钟后再试。${help}` };
  }
  const account = await find();
  if (!(await secretMatches(account, secret)) || !account) {
    return { ok: false, status: 401, message: wrong };
  }
  await forgetFailures(key);
  if (account.activatedAt === null) await activate(account, now, dayOf(now));
  const { id, cookie } = await startSession(account.id);
  const session = await sessionOf(id);
  const mustSetPassword = session?.account.mustSetPassword === true;
  const home = session?.account.home ?? '/';
  return { ok: true, cookie, mustSetPassword, next: mustSetPassword ? '/password' : home };
}

/** As slow for an account that does not exist as for one that does. */
async function secretMatches(account: StoredAccount | undefined, secret: string) {
  if (account?.cardHash) return cardMatches(secret, account.cardHash);
  return passwordMatches(secret, account?.passwordHash ?? null);
}
