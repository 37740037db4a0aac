import '#tests/support/settings';
import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import {
  cardMatches,
  hashCard,
  hashPassword,
  newCardCode,
  passwordMatches,
} from '#auth/credentials';

test('a card code is hard to misread and new each time', () => {
  const codes = Array.from({ length: 200 }, newCardCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{8}$/);
});

test('a card opens however it is typed', () => {
  const hash = hashCard('3467ACDE');
  expect(cardMatches('3467ACDE', hash)).toBe(true);
  expect(cardMatches(' 3467-acde ', hash)).toBe(true);
});

test('another card does not open', () => {
  const hash = hashCard('3467ACDE');
  expect(cardMatches('3467ACDF', hash)).toBe(false);
  expect(cardMatches('3467ACD', hash)).toBe(false);
  expect(cardMatches('', hash)).toBe(false);
});

test('the hash of a card needs the pepper', () => {
  expect(hashCard('3467ACDE')).not.toBe(
    createHash('sha256').update('card:3467ACDE').digest('base64url'),
  );
});

test.each(['', 'x', '3467ACDE', hashCard('3467ACDE').slice(1)])(
  'a malformed card hash (%j) is no match and no error',
  (hash) => expect(cardMatches('3467ACDE', hash)).toBe(false),
);

test('a password opens with its own hash', async () => {
  const hash = await hashPassword('河边的旧书包07');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches('河边的旧书包07', hash)).toBe(true);
});

test('full-width letters and digits are the same password', async () => {
  expect(await passwordMatches('abc12345', await hashPassword('abc12345'))).toBe(true);
});

test('another password does not open', async () => {
  const hash = await hashPassword('河边的旧书包07');
  expect(await passwordMatches('河边的旧书包08', hash)).toBe(false);
  expect(await passwordMatches('', hash)).toBe(false);
});

test('the same password has another hash each time', async () => {
  const [one, two] = await Promise.all([
    hashPassword('河边的旧书包07'),
    hashPassword('河边的旧书包07'),
  ]);
  expect(one).not.toBe(two);
});

test('a hash made under another pepper does not open', async () => {
  const hash = await hashPassword('河边的旧书包07');
  const card = hashCard('3467ACDE');
  vi.resetModules();
  const mine = process.env.SECRET;
  process.env.SECRET = 'the pepper of another installation altogether';
  const elsewhere = await import('#auth/credentials');
  expect(await elsewhere.passwordMatches('河边的旧书包07', hash)).toBe(false);
  expect(elsewhere.cardMatches('3467ACDE', card)).toBe(false);
  process.env.SECRET = mine;
});

test.each([
  null,
  '',
  'plain text',
  '$argon2id$',
  '$argon2id$v=19$m=19456,t=2,p=1$c2hvcnQ$dGFn',
  `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$`,
  `$argon2i$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
])('a malformed password hash (%j) is no match and no error', async (hash) => {
  expect(await passwordMatches('', hash)).toBe(false);
});
