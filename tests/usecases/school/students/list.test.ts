import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { write } from '#db/writer';
import * as cast from '#tests/support/cast';
import { morning, today } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { setAccount } from '#tests/support/sessions';
import { type Asked, queryOf, readAsked } from '#usecases/school/students/asked';
import { openStudents } from '#usecases/school/students/openStudents';

const { busy, quiet, xiaoming, xiaohong, dawei } = cast;
const by = { accountId: busy.admin.accountId, now: morning };
const newClass = { id: 12, schoolId: busy.schoolId, stage: 'junior', entryYear: 2026, number: 2 };
const oldClass = { ...newClass, id: 13, entryYear: 2020, number: 1 };

/** 60 in a second class of the grade, one left, one graduated, one erased. */
beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
  const joinedOn = '2026-09-01';
  const more = Array.from({ length: 60 }, (_, i) => 1000 + i);
  const student = (id: number, name: string) => ({
    ...{ id, schoolId: busy.schoolId, number: `N${id}`, name },
  });
  await write([
    db()
      .insert(t.schoolClasses)
      .values([newClass, oldClass] as (typeof t.schoolClasses.$inferInsert)[]),
    db()
      .insert(t.students)
      .values([
        ...more.map((id) => student(id, `新同学${id}`)),
        student(2000, '毕业生'),
        { ...student(2001, '已删除'), erasedAt: morning },
      ]),
    db()
      .insert(t.accounts)
      .values([...more, 2000, 2001].map((id) => ({ id: `account-${id}`, studentId: id }))),
    db()
      .insert(t.enrolments)
      .values([
        ...more.map((id) => ({ studentId: id, classId: newClass.id, joinedOn })),
        { studentId: 2000, classId: oldClass.id, joinedOn: '2020-09-01' },
        { studentId: 2001, classId: newClass.id, joinedOn, leftOn: today },
      ]),
    db()
      .update(t.enrolments)
      .set({ leftOn: '2026-10-01', leftBecause: 'transferred' })
      .where(eq(t.enrolments.studentId, dawei.studentId)),
    db().delete(t.guardianConsents),
    db()
      .insert(t.guardianConsents)
      .values([
        { studentId: xiaoming.studentId, state: 'declined', accountId: 'a', at: 1 },
        { studentId: xiaoming.studentId, state: 'collected', accountId: 'a', at: 2 },
      ]),
  ]);
  await setAccount(xiaoming, { passwordHash: 'set' });
  await setAccount(xiaohong, { cardHash: 'card' });
});
afterAll(closeTestDatabase);

const first: Asked = { standing: 'in', page: 1 };
const list = (asked: Partial<Asked> = {}, words?: string) =>
  openStudents(busy.schoolId, { asked: { ...first, ...asked }, ...(words && { words }) }, by);
const namesOf = async (...args: Parameters<typeof list>) =>
  (await list(...args)).students.map(({ name }) => name);

test('the list holds who sits in the school today, fifty a page, by class and number', async () => {
  const view = await list();
  expect(view).toMatchObject({ total: 65, pages: 2, school: { name: '忙忙中学' } });
  expect(view.students).toHaveLength(50);
  expect(view.students[0]).toMatchObject({
    ...{ name: '李小明', number: xiaoming.number, className: '七年级1班', standing: 'in' },
    ...{ credential: 'password', consent: 'collected' },
  });
  expect((await list({ page: 2 })).students).toHaveLength(15);
  expect((await list({ page: 9 })).asked.page).toBe(1);
});

test('it is narrowed by class, grade, account, consent and standing', async () => {
  expect(await namesOf({ classId: busy.classId })).toHaveLength(5);
  expect(await namesOf({ classId: quiet.classId })).toEqual([]);
  expect((await list({ stage: 'junior', grade: 1 })).total).toBe(65);
  expect((await list({ stage: 'junior', grade: 2 })).total).toBe(0);
  expect(await namesOf({ credential: 'card' })).toEqual(['王小红']);
  expect(await namesOf({ consent: 'collected' })).toEqual(['李小明']);
  expect((await list({ consent: 'pending' })).total).toBe(64);
  expect((await list({ consent: 'free' })).total).toBe(0);
  expect(await namesOf({ standing: 'left' })).toEqual(['张大伟']);
  expect(await namesOf({ standing: 'graduated' })).toEqual(['毕业生']);
  expect((await list({ standing: 'all' })).total).toBe(67);
});

test('who left is shown with the day and the reason, and cannot be ticked', async () => {
  const [row] = (await list({ standing: 'left' })).students;
  expect(row).toMatchObject({
    ...{ seat: null, leftOn: '2026-10-01', because: '转学', consent: null },
  });
});

test('a search finds part of a name or number among all, the erased never', async () => {
  expect(await namesOf({}, '小')).toEqual(['李小明', '王小红']);
  expect(await namesOf({ standing: 'in' }, '大伟')).toEqual(['张大伟']);
  expect(await namesOf({}, 'n1007')).toEqual(['新同学1007']);
  expect(await namesOf({}, '已删除')).toEqual([]);
  expect(await namesOf({}, '宁宁')).toEqual([]);
  expect((await list({}, '%')).total).toBe(0);
});

test('each view of the list is noted once, without names', async () => {
  const reads = () => db().select().from(t.auditEvents).where(eq(t.auditEvents.act, 'read'));
  const before = (await reads()).length;
  await list({}, '小明');
  const after = await reads();
  expect(after).toHaveLength(before + 1);
  expect(after.at(-1)).toMatchObject({
    ...{ accountId: by.accountId, subject: `school ${busy.schoolId}`, schoolId: busy.schoolId },
    detail: {},
  });
});

test('the address of a list holds ids and fixed words, and nothing else gets in', () => {
  const query = '?seat=left&class=12&grade=junior1&account=card&consent=free&page=3';
  const asked = readAsked(new URLSearchParams(query));
  expect(asked).toEqual({
    ...{ standing: 'left', classId: 12, stage: 'junior', grade: 1 },
    ...{ credential: 'card', consent: 'free', page: 3 },
  });
  expect(queryOf(asked)).toBe(query);
  const odd = readAsked(
    new URLSearchParams('seat=x&class=-1&grade=god7&account=&page=0&words=小明'),
  );
  expect(queryOf(odd)).toBe('');
});
