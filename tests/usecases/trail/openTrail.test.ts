import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashSession } from '#auth/lucia';
import { startSession } from '#auth/session';
import { auditEvent } from '#db/commands/audit/auditEvent';
import { noteRead } from '#db/commands/audit/noteRead';
import { issueCards } from '#db/commands/auth/issueCards';
import { setPassword } from '#db/commands/auth/setPassword';
import { write } from '#db/writer';
import { operatorAccount } from '#domain/audit/operator';
import { busy, countyCode, officer, quiet, quietTown, xiaoming } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { rollId, settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson } from '#tests/support/pupil';
import { firstLesson } from '#tests/support/testLessons';
import { exportTrail } from '#usecases/trail/exportTrail';
import { readFilter } from '#usecases/trail/filter';
import { openTrail, readTrail } from '#usecases/trail/openTrail';

const here = { schoolId: busy.schoolId };
const admin = { accountId: busy.admin.accountId, names: true };
const bureau = { accountId: officer.accountId, names: false };
const filter = (query: string) => readFilter(new URLSearchParams(query));
const linesOf = async (query: string, scope: Parameters<typeof readTrail>[0] = here) =>
  readTrail(scope, filter(query), bureau, 100, morning);

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
  await readLesson(xiaoming, firstLesson, morning);
  const { id } = await startSession(xiaoming.accountId);
  await setPassword(xiaoming.accountId, 'hash', { asking: hashSession(id), at: morning });
  await issueCards([{ accountId: xiaoming.accountId, cardHash: 'hash' }], {
    accountId: busy.teacher.accountId,
    classId: busy.classId,
    at: morning + 60_000,
  });
  const { accountId } = quiet.teacher;
  await noteRead(
    accountId,
    { subject: `class ${quiet.classId}`, schoolId: quiet.schoolId },
    morning,
  );
  await write([
    auditEvent({
      ...{
        at: morning,
        accountId: officer.accountId,
        act: 'freezeRoll',
        subject: `roll ${rollId}`,
      },
      regionCode: countyCode,
    }),
    auditEvent({ at: morning, accountId: operatorAccount, act: 'backup', subject: 'database' }),
  ]);
});
afterAll(closeTestDatabase);

describe('the trail of a school', () => {
  test('says who did what to whom, newest first', async () => {
    const { lines, unit, older } = await openTrail(here, filter(''), admin, morning);
    expect(unit).toEqual({ name: busy.name, href: '/schools/1' });
    expect(older).toBeNull();
    expect(lines.map(({ who, role, what, on, detail }) => [who, role, what, on, detail])).toEqual([
      ['周老师', '班主任', '打印登录卡', '七年级1班', '1 张'],
      ['周老师', '班主任', '换了登录卡', '学生 李小明', ''],
      ['学生 李小明', '', '设了自己的密码', '自己', ''],
    ]);
    expect(lines[0]?.when).toBe('2026-10-14 09:01');
  });

  test('tells an officer everything but the names of students', async () => {
    const lines = await linesOf('kind=all');
    expect(lines.map(({ what }) => what)).toContain('学完一课');
    expect(lines.map(({ who }) => who)).toContain('学生');
    expect(lines.map(({ on }) => on)).toContain('一名学生');
    expect(JSON.stringify(lines)).not.toContain(xiaoming.name);
  });

  test('reading it with names is noted, and stands under the readings', async () => {
    expect(await linesOf('kind=reads')).toMatchObject([
      { who: busy.admin.name, role: '学校管理员', what: '查看学生信息', on: busy.name },
    ]);
  });

  test('holds nothing of the school next door', async () => {
    expect(JSON.stringify(await linesOf('kind=all'))).not.toContain(quiet.teacher.name);
  });

  test('can be asked for one person, one kind and some days', async () => {
    expect(await linesOf(`who=${busy.teacher.accountId}`)).toHaveLength(2);
    expect(await linesOf(`who=${busy.admin.accountId}&kind=accounts`)).toHaveLength(0);
    expect(await linesOf('from=2026-10-14&to=2026-10-14')).toHaveLength(3);
    expect(await linesOf('from=2026-10-15')).toHaveLength(0);
    expect(await linesOf('to=2026-10-13')).toHaveLength(0);
  });

  test('offers its staff and the officers above to choose from, nobody else', async () => {
    const { people } = await openTrail(here, filter(''), bureau, morning);
    const names = people.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([busy.teacher.name, busy.admin.name, officer.name]),
    );
    expect(names).not.toContain(quiet.teacher.name);
  });

  test('goes on where the page before ended', async () => {
    const [first, ...rest] = await linesOf('');
    expect(await linesOf(`before=${first?.id}`)).toEqual(rest);
  });

  test('begins at the newest when an address names an id far beyond it', async () => {
    expect(await linesOf(`before=${Number.MAX_SAFE_INTEGER}`)).toEqual(await linesOf(''));
  });
});

describe('the trail of a region', () => {
  test('holds its own acts and those of its schools', async () => {
    const lines = await linesOf('kind=all', { regionCode: countyCode });
    expect(lines.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['冻结名册', '打印登录卡', '查看学生信息']),
    );
    expect(lines.find(({ what }) => what === '冻结名册')).toMatchObject({
      who: officer.name,
      on: '2026-09-30 的名册',
      place: '示范县',
    });
  });

  test('of a township holds nothing from outside', async () => {
    const lines = await linesOf('kind=all', { regionCode: quietTown });
    expect(lines).toMatchObject([{ who: quiet.teacher.name, on: '七年级1班', place: quiet.name }]);
  });
});

describe('the filter in an address', () => {
  test('takes kinds, ids and days, and nothing else', () => {
    expect(filter('kind=reads&who=staff-1&from=2026-09-01&to=2026-09-30&before=12')).toEqual({
      ...{ kind: 'reads', who: 'staff-1', from: '2026-09-01', to: '2026-09-30', before: 12 },
    });
    expect(filter('kind=李小明&who=李小明&from=9月&to=2026-02-30&before=-1')).toEqual({
      ...{ kind: 'changes', who: null, from: null, to: null, before: null },
    });
  });
});

test('the table for a spreadsheet has the same lines', async () => {
  const csv = exportTrail(await linesOf(''));
  expect(csv).toContain('周老师,班主任,打印登录卡,七年级1班,忙忙中学,1 张');
  expect(csv.split('\n').filter(Boolean)).toHaveLength(4);
});
