import { afterEach, beforeEach, expect, test } from 'vitest';
import { busy, xiaoming } from '#tests/support/cast';
import { minutes } from '#tests/support/clock';
import {
  answerSome,
  beginCompetition,
  closesAt,
  graceMs,
  holdTestCompetition,
  opensAt,
} from '#tests/support/competition';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { exportPupil } from '#usecases/school/pupil/exportPupil';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

test('a competition is in the family’s copy, and its questions once the results are out', async () => {
  const view = await beginCompetition(xiaoming, await holdTestCompetition(), opensAt);
  await answerSome(xiaoming, view, { right: 3 }, opensAt + minutes(5));
  const copyAt = async (now: number) =>
    (await exportPupil(xiaoming.studentId, { accountId: busy.admin.accountId, now }))?.checks;
  const [before] = (await copyAt(opensAt + minutes(6))) ?? [];
  expect(before).toMatchObject({ title: '知识竞赛：禁毒知识竞赛', score: null, items: [] });
  const [after] = (await copyAt(closesAt + graceMs + 1)) ?? [];
  expect(after?.items).toHaveLength(20);
});
