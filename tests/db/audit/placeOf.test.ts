import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import { noteSignIn } from '#db/commands/auth/noteSignIn';
import { busy, officer, townOfficer, xiaoming } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterAll(closeTestDatabase);

async function placeOfFirstSignIn({ accountId }: { accountId: string }, studentId: number | null) {
  await noteSignIn({ id: accountId, studentId, activatedAt: null }, morning);
  const events = await db().query.auditEvents.findMany();
  const event = events.find((each) => each.accountId === accountId);
  return { schoolId: event?.schoolId, regionCode: event?.regionCode };
}

test.each([
  ['a student', xiaoming, { schoolId: busy.schoolId, regionCode: null }],
  ['a class teacher', busy.teacher, { schoolId: busy.schoolId, regionCode: null }],
  ['a school admin', busy.admin, { schoolId: busy.schoolId, regionCode: null }],
  ['an officer', townOfficer, { schoolId: null, regionCode: busy.regionCode }],
  ['the officer above', officer, { schoolId: null, regionCode: '990101' }],
])('what %s does to the own account belongs where they belong', async (_, person, place) => {
  const studentId = 'studentId' in person ? person.studentId : null;
  expect(await placeOfFirstSignIn(person, studentId)).toEqual(place);
});
