import type { APIContext } from 'astro';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  busy,
  busyTown,
  type CastStaff,
  type CastStudent,
  countyCode,
  neighbourOfficer,
  officer,
  townOfficer,
  xiaoming,
} from '#tests/support/cast';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOf, cookieOfStudent } from '#tests/support/sessions';
import { firstLesson, secretsOf } from '#tests/support/testLessons';
import { sendItems } from '../../../../../src/pages/regions/_parts/sendItems.ts';

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterAll(closeTestDatabase);

async function ask(who: CastStaff | CastStudent | null, code: string, query = '') {
  const url = new URL(`http://localhost/regions/${code}/items/export.gift.txt${query}`);
  const cookie = who && ('staffId' in who ? await cookieOf(who) : await cookieOfStudent(who));
  const request = new Request(url, { headers: cookie ? { cookie } : {} });
  return sendItems({ request, url, params: { code } } as unknown as APIContext, 'gift');
}

test('an officer over all schools gets the questions with their keys, kept by no cache', async () => {
  const answer = await ask(officer, countyCode);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="items-all-/);
  const body = await answer.text();
  for (const secret of secretsOf(firstLesson)) expect(body).toContain(secret);
  expect((await ask(officer, countyCode, '?lesson=99-nothing')).status).toBe(404);
});

test.each([
  ['the officer of a part', townOfficer, busyTown],
  ['the officer of a part, above', townOfficer, countyCode],
  ['the officer next door', neighbourOfficer, countyCode],
  ['a school admin', busy.admin, countyCode],
  ['a teacher', busy.teacher, countyCode],
  ['a student', xiaoming, countyCode],
])('%s finds nothing there', async (_, who, code) => {
  const answer = await ask(who, code);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
});

test('a visitor is asked to sign in', async () => {
  expect((await ask(null, countyCode)).headers.get('location')).toMatch(/^\/sign-in/);
});
