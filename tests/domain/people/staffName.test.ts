import { expect, test } from 'vitest';
import { displayNameProblem, signInNameProblem, tidySignInName } from '#domain/people/staffName';
import { staffState } from '#domain/people/staffState';

test.each(['周老师', 'sf01-t01', 'bz01_li', '李芳2', 'ab'])(
  '%s is a name to sign in with',
  (name) => {
    expect(signInNameProblem(name)).toBeUndefined();
  },
);

test.each([
  ['nothing', ''],
  ['one letter', 'a'],
  ['an identity number', '11010119900307123X'],
  ['a telephone number', '13800138000'],
  ['an address', 'li@example.cn'],
  ['too much', 'a'.repeat(31)],
])('%s is none', (_what, name) => {
  expect(signInNameProblem(name)).toMatch(/。$/);
});

test('full width and blanks are tidied before', () => {
  expect(tidySignInName(' ＳＦ０１ - t01 ')).toBe('SF01-t01');
});

test('a shown name is letters, also of other scripts', () => {
  expect(displayNameProblem('阿依古丽·买买提')).toBeUndefined();
  expect(displayNameProblem('')).toBeDefined();
  expect(displayNameProblem('<b>')).toBeDefined();
  expect(displayNameProblem('李110101199003071234')).toBeDefined();
});

test('how far someone has come', () => {
  const now = 1000;
  const state = (account: Partial<Parameters<typeof staffState>[0]>) =>
    staffState({ hasPassword: false, activatedAt: null, linkUntil: null, ...account }, now);
  expect(state({})).toBe('uninvited');
  expect(state({ linkUntil: 1001 })).toBe('invited');
  expect(state({ linkUntil: 1000 })).toBe('expired');
  expect(state({ activatedAt: 1, linkUntil: 1001 })).toBe('recovering');
  expect(state({ activatedAt: 1 })).toBe('expired');
  expect(state({ hasPassword: true, linkUntil: 1001 })).toBe('active');
});
