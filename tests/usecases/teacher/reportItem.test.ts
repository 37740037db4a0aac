import { afterEach, beforeEach, expect, test } from 'vitest';
import { itemsOf } from '#db/queries/learning/attempts';
import { busy, quiet, xiaoming } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, readLesson } from '#tests/support/pupil';
import { firstLesson } from '#tests/support/testLessons';
import { by, lastEvent, later, officer } from '#tests/usecases/bureau/items/bankSupport';
import { answerItemReport } from '#usecases/bureau/items/answerItemReport';
import { openItem } from '#usecases/bureau/items/openItem';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { openAsked } from '#usecases/teacher/contestLesson';
import { openReport, reportItem } from '#usecases/teacher/reportItem';

let itemId: string;
let attempt: string;
const teacher = { accountId: busy.teacher.accountId, now: later };
const place = () => ({ classId: busy.classId, schoolId: busy.schoolId, itemId });
const report = (typed = {}, at = place()) =>
  reportItem(at, { reason: 'wording', note: '“一般”太含糊。', ...typed }, teacher);

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  const read = await readLesson(xiaoming, firstLesson, morning);
  ({ attempt } = await beginCheck(xiaoming, firstLesson, read));
  await answerAll(xiaoming, attempt, 2, read);
  itemId = (await itemsOf(attempt))[0]?.item.itemId ?? '';
});
afterEach(closeTestDatabase);

const finish = () => finishAttempt(xiaoming, attempt, later);

test('a teacher reports an item that the class has answered, and sees no key', async () => {
  await finish();
  const view = await openReport(busy.classId, itemId, later);
  expect(view?.options).toEqual(view?.options.toSorted());
  expect(JSON.stringify(view)).not.toMatch(/反馈|解析|key/);
  expect(await report()).toEqual({ ok: true });
  expect(await lastEvent()).toMatchObject({
    act: 'reportItem',
    subject: `item ${itemId}`,
    schoolId: busy.schoolId,
    detail: { reason: 'wording' },
  });
  expect(await report()).toMatchObject({ ok: false, message: /等答复/ });
});

test('an item of an open check or of another class is not there', async () => {
  expect(await openReport(busy.classId, itemId, later)).toBeUndefined();
  expect(await report()).toMatchObject({ ok: false });
  await finish();
  expect(await openReport(quiet.classId, itemId, later)).toBeUndefined();
  const next = { ...place(), classId: quiet.classId, schoolId: quiet.schoolId };
  expect(await report({}, next)).toMatchObject({ ok: false });
});

test('a report needs a reason of the list and names nobody', async () => {
  await finish();
  const wrong = [{ reason: 'x' }, { reason: 'other', note: '' }, { note: '字'.repeat(201) }];
  for (const typed of [...wrong, { note: `${xiaoming.name}说的` }]) {
    expect(await report(typed)).toMatchObject({ ok: false });
  }
});

test('the bureau answers, and the class page shows it', async () => {
  await finish();
  await report();
  const view = await openItem(itemId, { ...by, viewer: officer });
  expect(view).toMatchObject({ flags: ['reported'], reports: [{ school: busy.name }] });
  const reportId = view?.reports[0]?.report.id ?? 0;
  const answer = (words: string) => answerItemReport(itemId, { reportId, words }, by);
  expect(await answer(' ')).toMatchObject({ ok: false });
  expect(await answer('已改写。')).toEqual({ ok: true });
  expect(await lastEvent()).toMatchObject({ act: 'answerReport', regionCode: by.regionCode });
  expect(await answer('又一次')).toMatchObject({ ok: false });
  expect(await openAsked(busy.classId)).toMatchObject({ reports: [{ answer: '已改写。' }] });
  expect(await openAsked(quiet.classId)).toMatchObject({ reports: [] });
});
