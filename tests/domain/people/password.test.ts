import { expect, test } from 'vitest';
import { leastStaffPassword, leastStudentPassword, passwordProblem } from '#domain/people/password';

const known = ['20260101', 'SF01', '李小明'];
const problem = (password: string, least = leastStudentPassword) =>
  passwordProblem(password, least, known);

test.each(['河边的旧书包07', 'kite-river-9', '三只猫在雨天散步', 'aB3$xY7!', '20260101 河边的书'])(
  '%s is a good password',
  (password) => expect(problem(password)).toBeUndefined(),
);

test.each([
  ['', '至少要 8 个字'],
  ['1234567', '至少要 8 个字'],
  ['旧书包旧书包旧', '至少要 8 个字'],
  ['11111111', '太容易猜到'],
  ['abcabcabc', '太容易猜到'],
  ['12345678', '连着的'],
  ['87654321', '连着的'],
  ['abcdefgh', '连着的'],
  ['ABCDEFGH', '连着的'],
  ['20260101', '学号或姓名'],
  ['20260101ab', '学号或姓名'],
  ['20260101', '学号或姓名'],
  ['abcdefgh', '连着的'],
  ['李小明李小明李小明', '太容易猜到'],
  ['sf01sf01abc', '学号或姓名'],
  ['x'.repeat(129), '太长'],
])('%s is refused', (password, why) => {
  expect(problem(password)).toContain(why);
});

test('an emoji is one character, not two', () => {
  expect(problem('🐱🐶🐭🐹')).toContain('现在是 4 个');
});

test('staff need twelve characters', () => {
  expect(problem('河边的旧书包07', leastStaffPassword)).toContain('至少要 12 个字');
  expect(problem('河边的旧书包07和一只猫', leastStaffPassword)).toBeUndefined();
});

test('a problem never repeats the password', () => {
  for (const password of ['20260101', 'abcdefgh', '11111111'])
    expect(problem(password)).not.toContain(password);
});
