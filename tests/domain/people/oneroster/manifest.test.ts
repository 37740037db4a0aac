import { expect, test } from 'vitest';
import { edit, goodFiles, troubleIn } from './support.ts';

const set = (property: string, value: string) => {
  const files = goodFiles();
  const line = (files['manifest.csv'] ?? []).findIndex(([name]) => name === property) + 1;
  return { files: edit(files, 'manifest.csv', line, 'value', value), line };
};

test('a good manifest is no trouble', () => {
  expect(troubleIn(goodFiles())).toBe('');
});

test('a bundle without a manifest, or within a folder', () => {
  const { 'manifest.csv': manifest = [], ...rest } = goodFiles();
  expect(troubleIn(rest)).toContain('缺少 manifest.csv');
  expect(troubleIn({ ...rest, 'bundle/manifest.csv': manifest })).toContain('最外层');
});

test('other versions name the line', () => {
  const { files, line } = set('oneroster.version', '1.2');
  expect(troubleIn(files)).toContain(`manifest.csv 第 ${line} 行：oneroster.version 是「1.2」`);
  files['manifest.csv'] = [['propertyName', 'value']];
  expect(troubleIn(files)).toContain('没有写 oneroster.version');
  files['manifest.csv'] = [['name', 'value']];
  expect(troubleIn(files)).toContain('manifest.csv 第 1 行：表头');
});

test('delta mode is refused, a strange mode too', () => {
  const delta = set('file.users', 'delta');
  expect(troubleIn(delta.files)).toContain(
    `manifest.csv 第 ${delta.line} 行：users.csv 是增量（delta）`,
  );
  expect(troubleIn(set('file.orgs', 'all').files)).toContain('「all」');
});

test('files that are said to be absent, or said to be there and are not', () => {
  expect(troubleIn(set('file.enrollments', 'absent').files)).toContain('没有 enrollments.csv');
  expect(troubleIn(set('file.courses', 'absent').files)).toBe('');
  const { 'users.csv': _, ...rest } = goodFiles();
  expect(troubleIn(rest)).toContain('写着有 users.csv，压缩包里却没有');
});

test('a column that is missing', () => {
  const files = goodFiles();
  files['users.csv'] = (files['users.csv'] ?? []).map((row) => row.slice(0, 11));
  expect(troubleIn(files)).toContain('users.csv 第 1 行：缺少 identifier 列');
});

test('two schools in one bundle', () => {
  const files = edit(goodFiles(), 'classes.csv', 3, 'schoolSourcedId', 'school-4');
  expect(troubleIn(files)).toContain('2 所学校');
});
