import '#tests/support/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import { bankSize, competitionById, knownStems } from '#db/queries/competition/competitions';
import { auditEvents, competitions } from '#db/schema/index';
import { countyCode, officer } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { holdTestCompetition } from '#tests/support/competition';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { demoBank } from '#usecases/bureau/competitions/demoBank';
import {
  holdCompetition,
  type TypedCompetition,
} from '#usecases/bureau/competitions/holdCompetition';

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterAll(closeTestDatabase);

const typed = {
  ...{ name: '六月知识竞赛', opensAt: '2026-10-15T08:00', closesAt: '2026-10-20T18:00' },
  grades: ['7', '8'],
};
const hold = (change: Partial<TypedCompetition>, file?: { bytes: Uint8Array; fileName: string }) =>
  holdCompetition(
    { ...typed, ...change },
    file,
    { accountId: officer.accountId, regionCode: countyCode },
    morning,
  );

test.each([
  [{ name: ' ' }, '名称'],
  [{ opensAt: '明天' }, '日期'],
  [{ closesAt: '2026-10-15T08:00' }, '结束要比开始晚'],
  [{ opensAt: '2026-10-01T08:00', closesAt: '2026-10-02T08:00' }, '已经过去'],
  [{ closesAt: '2026-12-20T18:00' }, '最长 31 天'],
  [{ grades: ['13', 'x'] }, '年级'],
  [{}, '还没有选题库文件'],
])('%j is refused in words', async (change, word) => {
  expect(await hold(change)).toMatchObject({ problem: expect.stringContaining(word) });
  expect(await db().$count(competitions)).toBe(0);
});

test('the demonstration bank opens a competition, and has then been used', async () => {
  const bytes = await demoBank();
  if (!bytes) throw new Error('no demonstration bank');
  const file = { bytes, fileName: 'demo-bank.xlsx' };
  const held = await hold({}, file);
  if (!('id' in held)) throw new Error(`${held.problem} ${JSON.stringify(held.rows)}`);
  expect(await bankSize(held.id)).toBe(44);
  expect(await competitionById(held.id)).toMatchObject({
    ...{ regionCode: countyCode, grades: [7, 8], items: 20, minutes: 10 },
    opensAt: Date.parse('2026-10-15T08:00:00+08:00'),
  });
  const events = await db().select().from(auditEvents);
  expect(events.at(-1)).toMatchObject({
    ...{ act: 'openCompetition', subject: `competition ${held.id}`, regionCode: countyCode },
    detail: { items: 44 },
  });

  // From now on its questions have been used.
  expect(await knownStems()).toContain('国际禁毒日是哪一天？');
});

test('the same form sent twice opens one', async () => {
  const outcomes = await Promise.allSettled([holdTestCompetition(), holdTestCompetition()]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});
