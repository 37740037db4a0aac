import '#tests/support/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireClass, requirePupil, requireRegion, requireSchool } from '#auth/guards';
import { currentSession } from '#auth/session';
import { useLink } from '#auth/staffLink';
import { unknownBrowser } from '#auth/tries';
import { busy, countyCode, officer, xiaoming } from '#tests/support/cast';
import { letClockRun, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOf, setAccount } from '#tests/support/sessions';
import { createOfficer } from '#usecases/bureau/staff/createOfficer';

/** As on an installation without the demonstration county. */
process.env.STAFF_TOTP = 'required';

beforeAll(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterAll(async () => {
  letClockRun();
  await closeTestDatabase();
});

const ask = async (who: { accountId: string }, path: string) => {
  const cookie = await cookieOf(who as typeof officer);
  return new Request(`http://localhost${path}`, { headers: { cookie } });
};
const told = async (
  guarded: Promise<{ ok: true } | { ok: false; response: Response }>,
): Promise<string | number> => {
  const answer = await guarded;
  if (answer.ok) return 'yes';
  return answer.response.headers.get('location') ?? answer.response.status;
};

test('officers and school admins come to no desk before the second step is set up', async () => {
  const county = await ask(officer, '/regions/990101');
  expect(await told(requireRegion(county, countyCode, 'read'))).toBe('/account/two-step');
  const school = await ask(busy.admin, '/schools/1');
  const { schoolId, classId } = busy;
  expect(await told(requireSchool(school, String(schoolId), 'act'))).toBe('/account/two-step');
  expect(await told(requireClass(school, String(classId), 'read'))).toBe('/account/two-step');
  const pupil = String(xiaoming.studentId);
  expect(await told(requirePupil(school, pupil, 'read'))).toBe('/account/two-step');
});

test('the API says why', async () => {
  const guarded = await requireSchool(await ask(busy.admin, '/api/schools/1'), '1', 'act');
  if (guarded.ok) throw new Error('let in');
  expect(guarded.response.status).toBe(403);
  expect(await guarded.response.json()).toMatchObject({ type: '/problems/two-step-first' });
});

test('a class teacher and a student need none', async () => {
  const teacher = await ask(busy.teacher, '/classes/11');
  expect(await told(requireClass(teacher, String(busy.classId), 'read'))).toBe('yes');
  const student = await currentSession(await ask(xiaoming, '/my'));
  expect(student?.account.mustSetTwoStep).toBe(false);
});

test('with an authenticator the desk opens', async () => {
  await setAccount(officer, { totpSecret: 'sealed' });
  const county = await ask(officer, '/regions/990101');
  expect(await told(requireRegion(county, countyCode, 'read'))).toBe('yes');
});

test('an invited officer sets the password and is led on to the second step', async () => {
  const who = { signInName: 'city', displayName: '市教育局', regionCode: '990100' };
  const made = await createOfficer(who, morning);
  if (!('invitation' in made)) throw new Error('not invited');
  const token = made.invitation.path.replace('/invite/', '');
  const typed = { password: '河边的旧书包和一把蓝伞07', repeat: '河边的旧书包和一把蓝伞07' };
  expect(await useLink(token, typed, morning, unknownBrowser)).toMatchObject({
    welcome: { first: '/account/two-step', home: '/regions/990100' },
  });
});
