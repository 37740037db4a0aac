import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storeStatistics } from '#db/commands/bank/storeStatistics';
import { itemsOf } from '#db/queries/learning/attempts';
import { bankOf, currentLesson } from '#db/queries/learning/lessonVersion';
import { write } from '#db/writer';
import { leastItems } from '#domain/learning/bank';
import { dawei, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, morning, today } from '#tests/support/clock';
import { holdTestCompetition } from '#tests/support/competition';
import { settleCounty, termId } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { computeStatistics } from '#usecases/bureau/items/computeStatistics';
import { decideToRestore, decideToRetire } from '#usecases/bureau/items/decideItem';
import { keepsBank } from '#usecases/bureau/items/keepsBank';
import { openBank } from '#usecases/bureau/items/openBank';
import { openItem } from '#usecases/bureau/items/openItem';
import { refreshStatistics, statisticsState } from '#usecases/bureau/items/refreshStatistics';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { by, lastEvent, later, neighbour, officer, townOfficer } from './bankSupport.ts';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const retire = (itemId: string, more = {}) =>
  decideToRetire(itemId, { reason: '答案有争议', replacedBy: '', sure: true, ...more }, by);
const drawable = async (lesson = firstLesson) => {
  const version = await currentLesson(lesson);
  return bankOf(version?.id ?? 0);
};
const itemOf = (n: number) => `${firstLesson}-q${n}`;
const compute = async () => refreshStatistics(later, () => computeStatistics(today));

test('statistics count finished first attempts, and nothing else', async () => {
  const read = await readLesson(xiaoming, firstLesson, morning);
  await takeCheck(xiaoming, firstLesson, 2, read);
  await takeCheck(xiaoming, firstLesson, 5, read + hours(2));
  await beginCheck(xiaohong, firstLesson, await readLesson(xiaohong, firstLesson, morning));
  const rows = await computeStatistics(today);
  const first = rows.find(({ lessonId }) => lessonId === firstLesson);
  expect(first).toMatchObject({ termId, figures: { attempts: 1, length: 5, check: null } });
  expect(first?.figures.items.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1]);
  expect(rows.find(({ lessonId }) => lessonId === secondLesson)?.figures.attempts).toBe(0);
  expect(await computeStatistics('2026-08-31')).toEqual([]);
});

test('the bank shows when it was computed, and computes itself at the first opening', async () => {
  const view = await openBank(by.regionCode, officer, later, compute);
  expect(view).toMatchObject({ computedAt: later, keeper: true, failed: false });
  expect(view.lessons.map(({ drawable, attempts }) => ({ drawable, attempts }))).toEqual([
    { drawable: 16, attempts: 0 },
    { drawable: 16, attempts: 0 },
  ]);
  expect(JSON.stringify(view)).not.toContain('反馈');
});

test('a computation that fails leaves what was stored and says so', async () => {
  await storeStatistics(await computeStatistics(today), morning);
  const told = vi.spyOn(console, 'error').mockReturnValue();
  await refreshStatistics(later, () => Promise.reject(new Error('no memory')));
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
  expect(statisticsState()).toEqual({ failed: true });
  expect(await openBank(by.regionCode, officer, later)).toMatchObject({
    computedAt: morning,
    failed: true,
  });
  await compute();
  expect(statisticsState()).toEqual({ failed: false });
});

test('a question of a competition cannot be opened, whatever number is guessed', async () => {
  const id = await holdTestCompetition();
  for (const viewer of [officer, neighbour]) {
    expect(await openItem(`competition-${id}-1`, { ...by, viewer })).toBeUndefined();
  }
});

test('whoever opens an item with its key stands in the trail', async () => {
  const view = await openItem(itemOf(1), { ...by, viewer: officer });
  expect(view).toMatchObject({ retired: false, keeper: true, number: 1, trend: [] });
  expect(await lastEvent()).toMatchObject({
    act: 'readBank',
    subject: `item ${itemOf(1)}`,
    accountId: by.accountId,
    regionCode: by.regionCode,
  });
  expect(await openItem('no-such-item', { ...by, viewer: officer })).toBeUndefined();
});

test('the bank is kept where all schools lie: not in a town of it, not next door', async () => {
  expect(await keepsBank(officer)).toBe(true);
  expect(await keepsBank(townOfficer)).toBe(false);
  expect(await keepsBank(neighbour)).toBe(false);
});

test('a retired item is not drawn again; who has it keeps it, and its history stays', async () => {
  const open = await beginCheck(dawei, firstLesson, await readLesson(dawei, firstLesson, morning));
  const [drawn] = await itemsOf(open.attempt);
  const itemId = drawn?.item.itemId ?? '';
  expect(
    await retire(itemId, { replacedBy: itemOf(15) === itemId ? itemOf(14) : itemOf(15) }),
  ).toEqual({
    ok: true,
  });
  expect(await lastEvent()).toMatchObject({ act: 'retireItem', subject: `item ${itemId}` });
  expect((await drawable()).some(({ id }) => id === drawn?.item.id)).toBe(false);
  expect((await itemsOf(open.attempt)).map(({ item }) => item.itemId)).toContain(itemId);

  await answerAll(dawei, open.attempt, 5, later);
  expect(await finishAttempt(dawei, open.attempt, later)).toMatchObject({ score: 5 });
  await compute();
  const view = await openItem(itemId, { ...by, viewer: officer });
  expect(view).toMatchObject({ retired: true, trend: [{ attempts: 1 }] });
  expect(view?.decisions).toMatchObject([
    { decision: { decision: 'retired', reason: '答案有争议' } },
  ]);

  expect(await decideToRestore(itemId, { reason: '核对过了' }, by)).toEqual({ ok: true });
  expect(await lastEvent()).toMatchObject({ act: 'restoreItem' });
  expect(await drawable()).toHaveLength(16);
  const again = await openItem(itemId, { ...by, viewer: officer });
  expect(again?.decisions.map(({ decision }) => decision.decision)).toEqual([
    'restored',
    'retired',
  ]);
  expect(await decideToRestore(itemId, { reason: '再来' }, by)).toMatchObject({ ok: false });
});

test('a thin bank asks for a second look, and below a check’s length it is refused', async () => {
  const rest = Array.from({ length: 6 }, (_, n) => itemOf(n));
  for (const itemId of rest) expect(await retire(itemId, { sure: false })).toEqual({ ok: true });
  expect(await retire(itemOf(6), { sure: false })).toEqual({
    ok: false,
    ask: { left: 9, enough: 10 },
  });
  for (const n of [6, 7, 8, 9, 10]) expect(await retire(itemOf(n))).toEqual({ ok: true });
  expect(await drawable()).toHaveLength(leastItems);
  expect(await retire(itemOf(11))).toMatchObject({ ok: false, message: /只剩 4 道/ });
  expect(await drawable()).toHaveLength(leastItems);
  expect(await drawable(secondLesson)).toHaveLength(16);
});

test('only a drawn item of the same bank may stand in, and a reason is asked for', async () => {
  for (const replacedBy of [itemOf(3), `${secondLesson}-q1`, 'nothing']) {
    expect(await retire(itemOf(3), { replacedBy })).toMatchObject({ ok: false, message: /代替/ });
  }
  expect(await retire(itemOf(3), { reason: ' ' })).toMatchObject({ ok: false, message: /原因/ });
  expect(await retire(itemOf(3), { reason: '字'.repeat(201) })).toMatchObject({ ok: false });
  expect(await retire(itemOf(3))).toEqual({ ok: true });
  expect(await retire(itemOf(3))).toMatchObject({ ok: false, message: /变动/ });
});

test('two officers who retire at once cannot empty the bank', async () => {
  await write([
    {
      sql: `insert into item_decisions (item_id, decision, reason, account_id, at)
        select value, 'retired', 'x', 'staff-5', 1 from json_each(?)`,
      args: [JSON.stringify(Array.from({ length: 10 }, (_, n) => itemOf(n)))],
    },
  ]);
  const done = await Promise.all([retire(itemOf(10)), retire(itemOf(11))]);
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await drawable()).toHaveLength(leastItems);
});
