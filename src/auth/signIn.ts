import { studentAccount } from '#db/queries/auth/account';
import { consentOf } from '#db/queries/people/consents';
import { accountUse, type ConsentState, needsConsent } from '#domain/people/consent';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';
import { cardMatches, passwordMatches } from './credentials.ts';
import type { Browser } from './device.ts';
import { studentKey } from './throttle.ts';
import { type SignedIn, takeTry, unknownBrowser, waitFirst, welcome } from './tries.ts';

const wrong = '学校代码、学号或密码不对。请对照卡片再输一次；卡片用过以后，请输自己设的密码。';

/** To a child: nothing is wrong with them, and how they can take part all the same. */
const onlyInClass: Record<Exclude<ConsentState, 'collected'>, string> = {
  pending:
    '密码是对的。不过家长的同意书还没交到老师那里，现在先不能在这里登录。上机房课时，可以在“机房”那里登录；同意书交给班主任以后，哪里都能登录。',
  declined:
    '密码是对的。家里选了只在学校上课时用，所以不能在这里登录。上机房课时，可以在“机房”那里登录，学到的一样算。家里改了主意，请家长告诉班主任。',
};

/** Signs a student in with the card code or, once set, the own password. */
export async function signInStudent(
  typed: { schoolCode: string; number: string; secret: string },
  now: number,
  browser: Browser = unknownBrowser,
): Promise<SignedIn> {
  const schoolCode = typed.schoolCode.normalize('NFKC').trim().toUpperCase();
  const number = typed.number.normalize('NFKC').trim();
  const key = studentKey(schoolCode, number);
  const guess = await takeTry(key, browser);
  if (!('right' in guess)) return waitFirst(guess.wait, '也可以请班主任换一张新卡。');
  const account = await studentAccount(schoolCode, number);
  const matches = await secretMatches(account, typed.secret);
  if (!matches || !account) return { ok: false, status: 401, message: wrong };
  await guess.right();
  // Only now: what is known of the form is told to nobody but its student.
  const form = account.studentId === null ? undefined : await heldBackBy(account.studentId, now);
  if (form) return { ok: false, status: 403, message: onlyInClass[form] };
  return welcome(account, key, browser, now);
}

/** Is this the card code or, once set, the own password? As slow for nobody's account as for one. */
export async function secretMatches(
  account: { cardHash: string | null; passwordHash: string | null } | undefined,
  secret: string,
): Promise<boolean> {
  if (account?.cardHash) return cardMatches(secret, account.cardHash);
  return passwordMatches(secret, account?.passwordHash ?? null);
}

/** The state of the form that keeps a student from using the account here, if one does. */
async function heldBackBy(studentId: number, now: number) {
  const form = await consentOf(studentId);
  if (!form || form.state === 'collected') return undefined;
  const needed = needsConsent(form, dayOf(now), settings().consentThroughGrade);
  return accountUse(form.state, needed) === 'anywhere' ? undefined : form.state;
}
