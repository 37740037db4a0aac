import { argon2, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { readableLetters, tidyCode } from '#domain/people/readableCode';
import { settings } from '#server/settings';

/** OWASP's second argon2id profile: 19 MiB, two passes. libuv's four threads gate concurrency. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const derive = promisify(argon2);

const cardLength = 8;

const newCode = (length: number): string =>
  Array.from({ length }, () => readableLetters[randomInt(readableLetters.length)]).join('');

/** A new card code: 23^8 possibilities. */
export const newCardCode = (): string => newCode(cardLength);

/** A code that stands in for the authenticator once: 23^10 possibilities. */
export const newRecoveryCode = (): string => newCode(10);

/**
 * The token of a link with which staff choose a password: 131 bits, typed off paper if need be.
 * It begins with a digit, so that no log takes it for a word of an address.
 */
export const newLinkToken = (): string => `9${newCode(29)}`;

/** Keyed with the pepper, so that a stolen database alone tells no code. */
export const hashCard = (code: string): string => keyed(`card:${tidyCode(code)}`);

/** Likewise for a recovery code of an account, and for the token of a link. */
export const hashRecoveryCode = (accountId: string, code: string): string =>
  keyed(`recovery of ${accountId}:${tidyCode(code)}`);
export const hashLinkToken = (token: string): string => keyed(`staff link:${token}`);

/** False for a hash that is not ours. */
export function cardMatches(code: string, hash: string): boolean {
  const actual = Buffer.from(hashCard(code));
  const expected = Buffer.from(hash);
  return expected.length === actual.length && timingSafeEqual(actual, expected);
}

/** A password of this installation's own for a demonstration person; stored nowhere. */
export const derivedPassword = (purpose: string): string =>
  keyed(`password:${purpose}`)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 14);

/** Likewise a card code. */
export const derivedCardCode = (purpose: string): string =>
  [...createHmac('sha256', settings().secret).update(`card of:${purpose}`).digest()]
    .slice(0, cardLength)
    .map((byte) => readableLetters[byte % readableLetters.length])
    .join('');

/** @returns a PHC string, argon2id with the installation's pepper */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/** False for a hash that is not ours, after the same work as a true comparison. */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const [, kind, , , salt, tag] = (hash ?? '').split('$');
  const nonce = Buffer.from(salt ?? '', 'base64url');
  const known = kind === 'argon2id' && nonce.length === 16;
  const actual = await tagOf(password, known ? nonce : Buffer.alloc(16));
  const expected = Buffer.from(tag ?? '', 'base64url');
  return known && expected.length === actual.length && timingSafeEqual(actual, expected);
}

const tagOf = async (password: string, nonce: Buffer): Promise<Buffer> =>
  derive('argon2id', {
    ...cost,
    message: password.normalize('NFKC'),
    nonce,
    secret: settings().secret,
  });

const keyed = (text: string): string =>
  createHmac('sha256', settings().secret).update(text).digest('base64url');
