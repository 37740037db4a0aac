import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { requireClass, requireRegion, requireSchool, requireStudent } from '#auth/guards';
import { db } from '#db/client';
import { auditEvents } from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { letClockRun, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOf, setAccount } from '#tests/support/sessions';
import { thaw } from '#tests/support/thaw';

const { busy, quiet, officer, xiaohong } = cast;

beforeAll(async () => {
  stopClock();
  await openTestDatabase();
  await thaw();
  await settleCounty();
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});
beforeEach(() => write([db().delete(auditEvents)]));

const page = (cookie = '', path = '/somewhere') =>
  new Request(`http://localhost${path}`, { headers: { cookie } });
const api = (cookie = '') => page(cookie, '/api/somewhere');

type Guarded = { ok: true } | { ok: false; response: Response };
const answerOf = (guarded: Guarded) => (guarded.ok ? 'yes' : guarded.response.status);

const asClass = async (who: cast.CastStaff, id: unknown, deed: 'read' | 'act' = 'read') =>
  answerOf(await requireClass(page(await cookieOf(who)), String(id), deed));
const asSchool = async (who: cast.CastStaff, id: unknown, deed: 'read' | 'act' = 'read') =>
  answerOf(await requireSchool(page(await cookieOf(who)), String(id), deed));
const asRegion = async (who: cast.CastStaff, code: string, deed: 'read' | 'act' = 'read') =>
  answerOf(await requireRegion(page(await cookieOf(who)), code, deed));

test.each([
  '',
  '0',
  '-1',
  'abc',
  'NaN',
  'Infinity',
  '1e999',
  '11; drop table',
  '99999999999999999999',
])('a class or school called %j is not found', async (id) => {
  expect(await asClass(busy.teacher, id)).toBe(404);
  expect(await asSchool(busy.admin, id)).toBe(404);
  expect(await asRegion(officer, id)).toBe(404);
});

test('what is missing and what is hidden look the same', async () => {
  const cookie = await cookieOf(busy.teacher);
  const hidden = await requireClass(api(cookie), String(quiet.classId), 'read');
  const missing = await requireClass(api(cookie), '999', 'read');
  if (hidden.ok || missing.ok) throw new Error('opened');
  expect(await hidden.response.text()).toBe(await missing.response.text());
});

test('Xiaohong, who came with the card, sets a password first', async () => {
  await setAccount(xiaohong, { cardHash: 'hash', passwordHash: null });
  const cookie = await cookieOf(xiaohong);
  const onPage = await requireStudent(page(cookie));
  const onApi = await requireStudent(api(cookie));
  if (onPage.ok || onApi.ok) throw new Error('opened');
  expect(onPage.response.status).toBe(303);
  expect(onPage.response.headers.get('location')).toBe('/password');
  expect(onApi.response.status).toBe(403);
  expect(await onApi.response.json()).toMatchObject({ type: '/problems/password-first' });
});

const guards: [string, (request: Request) => Promise<Guarded>][] = [
  ['student', (request) => requireStudent(request)],
  ['class', (request) => requireClass(request, String(busy.classId), 'read')],
  ['school', (request) => requireSchool(request, String(busy.schoolId), 'read')],
  ['region', (request) => requireRegion(request, cast.countyCode, 'read')],
];

test.each(guards)(
  'signed out, a page of a %s leads to the sign-in and back',
  async (_what, guard) => {
    const guarded = await guard(page('', '/classes/11'));
    if (guarded.ok) throw new Error('opened');
    expect(guarded.response.status).toBe(303);
    expect(guarded.response.headers.get('location')).toBe('/sign-in?next=%2Fclasses%2F11');
  },
);

test.each(guards)('signed out, the API of a %s answers 401', async (_what, guard) => {
  const guarded = await guard(api());
  if (guarded.ok) throw new Error('opened');
  expect(guarded.response.status).toBe(401);
  expect(guarded.response.headers.get('content-type')).toBe('application/problem+json');
});

test('reading a class is noted, without names; a refusal is not', async () => {
  await asClass(busy.teacher, busy.classId);
  await asClass(busy.teacher, quiet.classId);
  expect(await db().select().from(auditEvents)).toMatchObject([
    { accountId: busy.teacher.accountId, act: 'read', subject: `class ${busy.classId}` },
  ]);
});
