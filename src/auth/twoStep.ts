import { Secret, TOTP } from 'otpauth';
import {
  dropTwoStep,
  renewRecoveryCodes,
  setTwoStep,
  useRecoveryCode,
  useTimeStep,
} from '#db/commands/auth/twoStep';
import { accountById } from '#db/queries/auth/account';
import { hashRecoveryCode, newRecoveryCode } from './credentials.ts';
import type { Browser } from './device.ts';
import { seal, unseal } from './seal.ts';
import { staffKey } from './throttle.ts';
import { takeTry, waitFirst } from './tries.ts';

const issuer = '明辨课堂';
const periodSeconds = 30;
/** Steps before and after the present one whose code is taken too: clocks differ. */
const window = 1;
const codesPerAccount = 10;
/** How long the page with the QR code may stay open. */
const enrolMs = 30 * 60 * 1000;

/** Who acts, and what the session is stored under in which they do; their others end. */
type Acting = { accountId: string; asking: string };

type StaffAccount = { id: string; totpSecret: string | null };

/** What the authenticator reads: as a QR code and to type in; `sealed` comes back with the code. */
export type Enrolment = { uri: string; manual: string; sealed: string };

/** Draws a secret for an account; nothing is stored before a code has proved it. */
export function proposeTwoStep(accountId: string, label: string, now: number): Enrolment {
  const secret = new Secret({ size: 20 });
  return enrolment(accountId, label, secret.base32, now + enrolMs);
}

/** The same secret once more, when the code was wrong; undefined when it is too old or not ours. */
export function proposeAgain(
  accountId: string,
  label: string,
  sealed: string,
  now: number,
): Enrolment | undefined {
  const proposed = unsealProposal(accountId, sealed, now);
  return proposed && enrolment(accountId, label, proposed.secret, proposed.until);
}

/**
 * Takes the authenticator on whose code fits. All other sessions end: they came in without it.
 * @returns recovery codes, to be shown once; undefined when the code or the proposal does not fit
 */
export async function confirmTwoStep(
  { accountId, asking }: Acting,
  { sealed, code }: { sealed: string; code: string },
  now: number,
): Promise<string[] | undefined> {
  const proposed = unsealProposal(accountId, sealed, now);
  const step = proposed && stepOf(code, proposed.secret, now);
  if (!proposed || step === undefined) return undefined;
  const codes = newCodes();
  const totpSecret = seal(proposed.secret, secretOf(accountId));
  const codeHashes = hashes(accountId, codes);
  const done = await setTwoStep({ accountId, asking, totpSecret, step, codeHashes, at: now });
  return done ? codes : undefined;
}

/**
 * Is this the code of the authenticator's present time step (RFC 6238), or a recovery code? Both
 * are used up by asking.
 */
export async function codeFits(account: StaffAccount, typed: string, now: number) {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '');
  const secret = account.totpSecret && unseal(account.totpSecret, secretOf(account.id));
  if (/^\d{6}$/.test(code)) {
    const step = secret ? stepOf(code, secret, now) : undefined;
    return step !== undefined && useTimeStep(account.id, step);
  }
  return useRecoveryCode(account.id, hashRecoveryCode(account.id, code), now);
}

/** Has the person before the screen the authenticator of their account at hand? Counts as a guess. */
export async function proveCode(
  accountId: string,
  signInName: string,
  code: string,
  now: number,
  browser: Browser,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const guess = await takeTry(staffKey(signInName), browser);
  if (!('right' in guess)) return waitFirst(guess.wait, '什么都没有变。');
  const account = await accountById(accountId);
  if (!account || !(await codeFits(account, code, now))) {
    return { ok: false, message: '验证码不对，或者已经用过，什么都没有变。请等它换一个数字再写。' };
  }
  await guess.right();
  return { ok: true };
}

/**
 * New recovery codes, to be shown once; the ones before stop, and all other sessions end.
 * @returns undefined when the asking session has ended
 */
export async function newRecoveryCodes(
  { accountId, asking }: Acting,
  now: number,
): Promise<string[] | undefined> {
  const codes = newCodes();
  const own = { accountId, asking, at: now };
  return (await renewRecoveryCodes(own, hashes(accountId, codes))) ? codes : undefined;
}

/**
 * Forgets the person's own authenticator; all other sessions end.
 * @returns false when the asking session has ended
 */
export const endTwoStep = ({ accountId, asking }: Acting, now: number) =>
  dropTwoStep({ accountId, asking, at: now });

const secretOf = (accountId: string) => `totp of ${accountId}`;
const proposalFor = (accountId: string) => `new totp of ${accountId}`;

function enrolment(accountId: string, label: string, secret: string, until: number): Enrolment {
  const uri = totp(secret, label).toString();
  const sealed = seal(JSON.stringify({ secret, until }), proposalFor(accountId));
  return { uri, manual: (secret.match(/.{1,4}/g) ?? []).join(' '), sealed };
}

function unsealProposal(accountId: string, sealed: string, now: number) {
  const text = unseal(sealed, proposalFor(accountId));
  if (!text) return undefined;
  const proposed = JSON.parse(text) as { secret: string; until: number };
  return proposed.until > now ? proposed : undefined;
}

/** The time step whose code this is, if it is one of those that are taken now. */
function stepOf(code: string, secret: string, now: number): number | undefined {
  const token = code.normalize('NFKC').replace(/\s/g, '');
  const delta = totp(secret).validate({ token, timestamp: now, window });
  return delta === null ? undefined : Math.floor(now / 1000 / periodSeconds) + delta;
}

const totp = (secret: string, label = '') =>
  new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  });

const newCodes = () => Array.from({ length: codesPerAccount }, newRecoveryCode);
const hashes = (accountId: string, codes: readonly string[]) =>
  codes.map((code) => hashRecoveryCode(accountId, code));
