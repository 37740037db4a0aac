import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFindings } from '#db/commands/anomaly/replaceFindings';
import { busy, busyTown, countyCode, quiet, quietTown } from '#tests/support/cast';
import { hours, letClockRun, morning, stopClock } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { answerAll, beginCheck, readLesson } from '#tests/support/pupil';
import { firstLesson } from '#tests/support/testLessons';
import { findAnomalies } from '#usecases/bureau/findings/findAnomalies';
import { openFindings } from '#usecases/bureau/findings/openFindings';

beforeEach(async () => {
  stopClock();
  await openTestDatabase();
  await settleCounty();
});
afterEach(async () => {
  letClockRun();
  await closeTestDatabase();
});

const viewer = [
  { role: 'officer', regionCode: countyCode, schoolId: null, classId: null },
] as const;
const night = morning + hours(14.5);
const look = (codes: string[]) => findAnomalies(codes, night + hours(8));

test('a class that learns at night is listed for the bureau, without a name; by day it is not', async () => {
  for (const student of busy.students) await readLesson(student, firstLesson, night);
  for (const student of quiet.students) await readLesson(student, firstLesson, morning);
  const found = await look([busyTown, quietTown]);
  expect(found).toMatchObject([{ sign: 'night', classId: busy.classId, students: 6 }]);
  await replaceFindings([busyTown, quietTown], found, night);
  const view = await openFindings(countyCode, viewer, night);
  expect(view.findings).toMatchObject([
    { sign: 'night', className: '七年级1班', school: { code: busy.schoolCode }, lesson: '第1课' },
  ]);
  for (const { name, number } of busy.students) {
    expect(JSON.stringify(view)).not.toContain(name);
    expect(JSON.stringify(view)).not.toContain(number);
  }
});

test('a new look replaces what stood there, in its own region only', async () => {
  for (const student of busy.students) await readLesson(student, firstLesson, night);
  const found = await look([busyTown]);
  await replaceFindings([busyTown], found, night);
  await replaceFindings([quietTown], [], night);
  expect((await openFindings(countyCode, viewer, night)).findings).toHaveLength(1);
  await replaceFindings([busyTown], [], night);
  expect((await openFindings(countyCode, viewer, night)).findings).toEqual([]);
});

test('an unfinished check is no sign of anything', async () => {
  for (const student of busy.students) {
    const end = await readLesson(student, firstLesson, morning);
    const { attempt } = await beginCheck(student, firstLesson, end);
    await answerAll(student, attempt, 2, end);
  }
  expect(await look([busyTown])).toEqual([]);
});
