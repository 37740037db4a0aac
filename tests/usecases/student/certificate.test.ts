import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCertificate } from '#auth/certificateCheck';
import { db } from '#db/client';
import { certificatesOf } from '#db/queries/record/certificates';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import { busy, xiaohong, xiaoming } from '#tests/support/cast';
import { hours, morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { readLesson, takeCheck } from '#tests/support/pupil';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { erasePupil } from '#usecases/school/pupil/erasePupil';
import { openCertificate } from '#usecases/student/openCertificate';
import { openRecord } from '#usecases/student/openRecord';
import { takeCertificate } from '#usecases/student/takeCertificate';

const me = xiaoming.studentId;
const by = { accountId: xiaoming.accountId, now: morning + hours(1) };
const slug = 'junior-1-2026';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterEach(closeTestDatabase);

const complete = async (lesson: string, who = xiaoming) =>
  takeCheck(who, lesson, 5, await readLesson(who, lesson, morning));
async function completeAll() {
  await complete(firstLesson);
  await complete(secondLesson);
}
const take = (now = by.now) => takeCertificate(me, { ...by, now });
const record = async (now = by.now) => openRecord(me, now);
const issued = () =>
  db().select().from(t.auditEvents).where(eq(t.auditEvents.act, 'issueCertificate'));

test('with every required lesson completed a student takes the certificate, once', async () => {
  await completeAll();
  expect((await record())?.next).toEqual({ grade: '七年级', missing: [] });
  expect(await Promise.all([take(), take()])).toEqual([slug, slug]);
  expect(await take()).toBe(slug);
  const [certificate, ...others] = await certificatesOf(me);
  expect(others).toEqual([]);
  expect(certificate?.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{12}$/);
  expect(await issued()).toMatchObject([
    {
      ...{ subject: `student ${me}`, schoolId: busy.schoolId },
      detail: { stage: 'junior', grade: 1, schoolYear: 2026 },
    },
  ]);
  expect(await record()).toMatchObject({
    certificates: [{ slug, grade: '七年级', month: '2026年10月' }],
  });
  expect((await record())?.next).toBeUndefined();
});

test('with a lesson missing there is none, and the record says which', async () => {
  await complete(firstLesson);
  await readLesson(xiaoming, secondLesson, morning);
  expect((await record())?.next).toEqual({ grade: '七年级', missing: ['第2课'] });
  expect(await take()).toBeUndefined();
  expect(await issued()).toEqual([]);
});

test('what was done on evidence C does not earn it', async () => {
  await complete(firstLesson);
  await complete(secondLesson, { ...xiaoming, resetAt: morning - 1 });
  expect(await take()).toBeUndefined();
});

test('when what earned it becomes class C, it is not valid until the lesson is done anew', async () => {
  await completeAll();
  await take();
  const { code = '' } = (await openCertificate(me, slug)) ?? {};
  // As it is settled when the class session was ended too early.
  const settleAs = (evidence: 'B' | 'C') =>
    write([
      db().update(t.completions).set({ evidence }).where(eq(t.completions.lessonId, firstLesson)),
    ]);
  await settleAs('C');
  expect(await checkCertificate(code, '10.0.0.9')).toEqual({ valid: false });
  expect(await openCertificate(me, slug)).toBeUndefined();
  expect(await take()).toBeUndefined();
  expect(await record()).toMatchObject({ certificates: [], next: { missing: ['第1课'] } });
  await settleAs('B');
  expect(await take()).toBe(slug);
  expect(await checkCertificate(code, '10.0.0.9')).toMatchObject({ valid: true });
});

test('what somebody else did on evidence C takes nothing away', async () => {
  await completeAll();
  await take();
  await complete(firstLesson, { ...xiaohong, resetAt: morning - 1 });
  expect((await record())?.certificates).toHaveLength(1);
  expect(await take()).toBe(slug);
});

test('in spring the lessons of both terms are asked for, and a grade without any gets none', async () => {
  await completeAll();
  const lessonId = firstLesson;
  await write([
    db()
      .insert(t.terms)
      .values({ id: 'spring', name: '春', startsOn: '2027-02-20', endsOn: '2027-07-10' }),
    db()
      .insert(t.requirements)
      .values({
        ...{ termId: 'spring', stage: 'junior', grade: 2 },
        lessonId,
        dueOn: '2027-05-01',
      }),
  ]);
  const april = Date.parse('2027-04-01T09:00:00+08:00');
  expect(await take(april)).toBe(slug);
  await write([
    { sql: `delete from certificates`, args: [] },
    {
      sql: `update requirements set grade = 1, lesson_id = 'x' where term_id = 'spring'`,
      args: [],
    },
  ]);
  expect((await record(april))?.next?.missing, 'an unpublished lesson blocks nobody').toEqual([]);
  await write([{ sql: 'delete from requirements', args: [] }]);
  expect(await take(april)).toBeUndefined();
  expect((await record(april))?.next).toBeUndefined();
});

test('the paper names its owner to the owner alone; the code tells grade and month', async () => {
  await completeAll();
  await take();
  const paper = await openCertificate(me, slug);
  expect(paper).toMatchObject({
    ...{ name: xiaoming.name, schoolName: busy.name, grade: '七年级', schoolYear: 2026 },
    ...{ month: '2026年10月', code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) },
  });
  expect(await openCertificate(xiaohong.studentId, slug)).toBeUndefined();
  expect(await openCertificate(me, 'junior-2-2026')).toBeUndefined();
  const told = await checkCertificate(paper?.code.toLowerCase() ?? '', '10.0.0.9');
  expect(told).toEqual({ valid: true, grade: '七年级', month: '2026年10月' });
});

test('after erasing, the printed code stays valid and still names nobody', async () => {
  await completeAll();
  await take();
  const { code = '' } = (await openCertificate(me, slug)) ?? {};
  await erasePupil(me, xiaoming.number, { ...by, accountId: busy.admin.accountId });
  expect(await openCertificate(me, slug)).toBeUndefined();
  expect(await record()).toBeUndefined();
  expect(await checkCertificate(code, '10.0.0.9')).toMatchObject({ valid: true });
});

test('the record tells what was learned, when and how, of this student only', async () => {
  await completeAll();
  await readLesson(xiaohong, firstLesson, morning);
  const mine = await record();
  expect(mine?.student).toMatchObject({ name: xiaoming.name, schoolName: busy.name });
  const done = { on: '2026-10-14', evidence: 'B' };
  expect(mine?.years).toEqual([
    {
      ...{ schoolYear: 2026, grade: '七年级', boosters: [] },
      lessons: [
        { number: 1, title: '第1课', counted: done, completed: done },
        { number: 2, title: '第2课', counted: done, completed: done },
      ],
    },
  ]);
  const hers = await openRecord(xiaohong.studentId, by.now);
  expect(hers?.years[0]?.lessons).toEqual([{ number: 1, title: '第1课', counted: done }]);
});

test('a year in another grade stands under its own school year', async () => {
  await complete(firstLesson);
  const nextYear = Date.parse('2027-10-14T09:00:00+08:00');
  await readLesson(xiaoming, secondLesson, nextYear);
  const mine = await record(nextYear + hours(1));
  expect(mine?.years.map(({ schoolYear, grade }) => [schoolYear, grade])).toEqual([
    [2027, '八年级'],
    [2026, '七年级'],
  ]);
});
