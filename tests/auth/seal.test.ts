import '#tests/support/settings';
import { expect, test } from 'vitest';
import { seal, unseal } from '#auth/seal';

test('what is sealed opens under its purpose, and under no other', () => {
  const sealed = seal('密钥', 'totp of a');
  expect(unseal(sealed, 'totp of a')).toBe('密钥');
  expect(unseal(sealed, 'totp of b')).toBeUndefined();
  expect(sealed).not.toContain('密钥');
});

test('the same text is never sealed alike', () => {
  expect(seal('text', 'x')).not.toBe(seal('text', 'x'));
});

test.each(['', 'guess', 'A'.repeat(60)])('%j is not sealed', (text) => {
  expect(unseal(text, 'x')).toBeUndefined();
});

test('one changed letter breaks the seal', () => {
  const sealed = seal('text', 'x');
  const last = sealed.at(-2) === 'A' ? 'B' : 'A';
  expect(unseal(sealed.slice(0, -2) + last + sealed.slice(-1), 'x')).toBeUndefined();
});
