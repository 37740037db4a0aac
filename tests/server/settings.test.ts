import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepSecret } from '#server/secret';
import { loadSettings, SettingsError } from '#server/settings';

const folder = mkdtempSync(join(tmpdir(), 'mingbian-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mistakesOf = (env: Record<string, string>): string[] => {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.lines;
  }
  return [];
};

test('an empty environment gives the documented defaults', () => {
  expect(loadSettings({})).toMatchObject({
    host: '127.0.0.1',
    port: 4321,
    origin: undefined,
    trustedProxies: 0,
    demo: true,
    bodyLimitBytes: 65_536,
    uploadLimitBytes: 8_388_608,
    rosterMaxRows: 20_000,
    rosterTimeoutMs: 20_000,
    countyRosterMaxRows: 120_000,
    countyUploadLimitBytes: 33_554_432,
    readingFloorPercent: 100,
    readingSpeeds: { primary: 9, junior: 12, senior: 15 },
    retakePauseMinutes: 10,
    retentionMonths: 36,
    schoolHours: {
      hours: [{ firstDay: 1, lastDay: 5, from: 450, until: 1080 }],
      extraDays: [],
      daysOff: [],
    },
    classSessionMinutes: 20,
  });
});

test('make-up days are read one by one, and school hours must be hours', () => {
  const days = { SCHOOL_DAYS_EXTRA: '2026-10-10, 2027-02-14' };
  expect(loadSettings(days).schoolHours.extraDays).toEqual(['2026-10-10', '2027-02-14']);
  expect(mistakesOf({ SCHOOL_HOURS: 'always', SCHOOL_DAYS_EXTRA: '10-10' })).toEqual([
    expect.stringMatching(/^SCHOOL_HOURS:/),
    expect.stringMatching(/^SCHOOL_DAYS_EXTRA:/),
  ]);
});

test('days off are read as dates and ranges, and a day is not off and extra at once', () => {
  const off = { SCHOOL_DAYS_OFF: '2026-09-25, 2026-10-01..2026-10-07' };
  const extra = { SCHOOL_DAYS_EXTRA: '2026-10-10' };
  expect(loadSettings({ ...off, ...extra }).schoolHours.daysOff).toEqual([
    { first: '2026-09-25', last: '2026-09-25' },
    { first: '2026-10-01', last: '2026-10-07' },
  ]);
  expect(mistakesOf({ SCHOOL_DAYS_OFF: '2026-10-07..2026-10-01' })).toEqual([
    expect.stringMatching(/^SCHOOL_DAYS_OFF:/),
  ]);
  expect(mistakesOf({ ...off, SCHOOL_DAYS_EXTRA: '2026-10-05' })).toEqual([
    expect.stringMatching(/^SCHOOL_DAYS_OFF:2026-10-05 /),
  ]);
});

test('an empty value counts as not given', () => {
  expect(loadSettings({ PORT: '', DEMO: '', SECRET: '' }).port).toBe(4321);
});

test('the database lies in DATA_DIR unless its address is given', () => {
  expect(loadSettings({ DATA_DIR: '/srv/m' }).databaseUrl).toBe('file:/srv/m/mingbian.db');
  expect(loadSettings({ DATABASE_URL: 'http://db:8080' }).databaseUrl).toBe('http://db:8080');
});

test('the demonstration county is for this machine alone unless asked for', () => {
  expect(loadSettings({ HOST: '::1' }).demo).toBe(true);
  expect(loadSettings({ HOST: '0.0.0.0' }).demo).toBe(false);
  expect(loadSettings({ HOST: '0.0.0.0', DEMO: '1' }).demo).toBe(true);
  expect(loadSettings({ DEMO: '0' }).demo).toBe(false);
});

test('a second step of staff is required, save where the demonstration county is', () => {
  expect(loadSettings({ DEMO: '1' }).staffTotp).toBe('offered');
  expect(loadSettings({ DEMO: '0' }).staffTotp).toBe('required');
  expect(loadSettings({ HOST: '0.0.0.0' }).staffTotp).toBe('required');
  expect(loadSettings({ DEMO: '0', STAFF_TOTP: 'offered' }).staffTotp).toBe('offered');
  expect(mistakesOf({ STAFF_TOTP: 'no' })[0]).toContain('STAFF_TOTP');
});

test('every mistake has one line, and all are told at once', () => {
  const lines = mistakesOf({ PORT: '70000', READING_FLOOR_PERCENT: '12.5', ORIGIN: 'mingbian' });
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'PORT',
    'ORIGIN',
    'READING_FLOOR_PERCENT',
  ]);
  for (const line of lines) expect(line).toMatch(/应是.+ · must be/);
});

test.each([
  ['PORT', 'abc'],
  ['HOST', 'http://x'],
  ['DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://x'],
  ['ORIGIN', 'https://x.example/path'],
  ['ORIGIN', 'ftp://x.example'],
  ['READING_FLOOR_PERCENT', '101'],
  ['READING_FLOOR_PERCENT', '-1'],
])('%s does not take %s', (name, value) => {
  expect(mistakesOf({ [name]: value })).toHaveLength(1);
});

test('a mistake in the secret does not show the secret', () => {
  expect(mistakesOf({ SECRET: 'hunter2' }).join()).not.toContain('hunter2');
});

test('an origin may end in a slash', () => {
  expect(loadSettings({ ORIGIN: 'https://x.example/' }).origin).toBe('https://x.example');
});

test('the secret is made once, for its owner only, and kept', () => {
  const data = join(folder, 'data');
  const secret = keepSecret(data);
  expect(secret).toHaveLength(43);
  expect(keepSecret(data)).toBe(secret);
  expect(readFileSync(join(data, 'secret'), 'utf8')).toBe(secret);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
});
