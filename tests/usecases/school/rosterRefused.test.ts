import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import '#tests/support/settings';
import { schoolLimits } from '#usecases/school/roster/limits';
import { readRosterFile } from '#usecases/school/roster/readRosterFile';

const context = { stages: ['junior'] as const, day: '2026-10-08' };
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/rosters/${name}`, import.meta.url)));
const csv = (...lines: string[]) => strToU8(lines.join('\n'));

const slugOf = async (bytes: Uint8Array, name: string, limits = {}) => {
  const result = await readRosterFile(bytes, name, context, { ...schoolLimits(), ...limits });
  if ('file' in result) return 'read';
  expect(result.unusable.detail).toContain('系统里的名单没有变动。');
  return result.unusable.slug;
};
const xlsx = (rows: string[][], more = {}) =>
  writeXlsx({ sheets: [{ name: 'Sheet1', rows }], ...more });
const rows = [
  ['学号', '姓名', '班级'],
  ['0301', '学生一', '七年级1班'],
];

test('empty, too large, of another kind, cut off', async () => {
  expect(await slugOf(new Uint8Array(0), 'a.xlsx')).toBe('roster-empty');
  expect(await slugOf(new Uint8Array(8 * 1024 * 1024 + 1), 'a.xlsx')).toBe('roster-too-large');
  expect(await slugOf(strToU8('%PDF'), 'a.pdf')).toBe('roster-type');
  expect(await slugOf(zipSync({ 'word/document.xml': strToU8('<w/>') }), 'a.xlsx')).toBe(
    'roster-type',
  );
  expect(await slugOf(strToU8('<html><table><tr><td>姓名'), 'a.xls')).toBe('roster-type');
  expect(await slugOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'a.csv')).toBe(
    'roster-type',
  );
  expect(await slugOf(fixture('plain.xlsx').subarray(0, 3000), 'a.xlsx')).toBe('roster-unreadable');
  expect(await slugOf(fixture('office.xls').subarray(0, 1500), 'a.xls')).toBe('roster-unreadable');
  expect(await slugOf(csv('随便写写'), 'a.csv')).toBe('roster-no-header');
});

test('the limits are those the operator set', async () => {
  const two = csv('学号,姓名,班级', '1,学生一,七年级1班', '2,学生二,七年级1班');
  expect(await slugOf(two, 'a.csv', { maxRows: 2 })).toBe('read');
  expect(await slugOf(two, 'a.csv', { maxRows: 1 })).toBe('roster-too-many-rows');
  expect(await slugOf(two, 'a.csv', { uploadBytes: two.length - 1 })).toBe('roster-too-large');
  expect(await slugOf(two, 'a.csv', { timeoutMs: 1 })).toBe('roster-too-large');
});

test('a workbook with a password', async () => {
  const locked = await xlsx(rows, { encryption: { password: 'x', spinCount: 100 } });
  expect(await slugOf(locked, 'a.xlsx')).toBe('roster-encrypted');
  expect(await slugOf(await xlsx(rows), 'a.xlsx')).toBe('read');
});

test('a zip bomb, by its real bytes and by its number of parts', async () => {
  const zeros = new Uint8Array(40 * 1024 * 1024);
  const book = strToU8('<workbook/>');
  const bomb = zipSync(
    { 'xl/workbook.xml': book, 'xl/a.xml': zeros, 'xl/b.xml': zeros },
    { level: 9 },
  );
  expect(bomb.length).toBeLessThan(200_000);
  expect(await slugOf(bomb, 'a.xlsx')).toBe('roster-too-large');
  // The stated size says nothing: here it claims one byte for each part.
  const lying = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
  for (let at = 0; at + 4 < bomb.length; at++) {
    if (lying.getUint32(at, true) === 0x02014b50) lying.setUint32(at + 24, 1, true);
  }
  expect(await slugOf(bomb, 'a.xlsx')).toBe('roster-too-large');
  const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`xl/${i}.xml`, book]));
  expect(await slugOf(zipSync({ 'xl/workbook.xml': book, ...parts }), 'a.xlsx')).toBe(
    'roster-too-large',
  );
});

test('XML with its own entities', async () => {
  const workbook = strToU8('<!DOCTYPE a [<!ENTITY b "b">]><workbook/>');
  const rels = strToU8(
    '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  );
  const hostile = zipSync({ '_rels/.rels': rels, 'xl/workbook.xml': workbook });
  expect(await slugOf(hostile, 'a.xlsx')).toBe('roster-unreadable');
});
