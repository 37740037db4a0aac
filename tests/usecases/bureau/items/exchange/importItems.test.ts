import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#db/client';
import { bankOf, currentLesson } from '#db/queries/learning/lessonVersion';
import { addedItems, auditEvents, itemDecisions, itemVersions } from '#db/schema/index';
import { write } from '#db/writer';
import type { ExchangeItem, QuestionDraft } from '#domain/learning/exchange';
import { countyCode, neighbourCounty, neighbourOfficer, officer } from '#tests/support/cast';
import { hours, morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { firstLesson, secondLesson } from '#tests/support/testLessons';
import { exportItems } from '#usecases/bureau/items/exchange/exportItems';
import { writeGift } from '#usecases/bureau/items/exchange/gift/writeGift';
import {
  confirmItems,
  previewQuestions,
  takeQuestions,
} from '#usecases/bureau/items/exchange/previewItems';
import { writeBook } from '#usecases/bureau/items/exchange/sheet/writeBook';
import {
  type ExportFormat,
  exportFormats,
  writeFormat,
} from '#usecases/bureau/items/exchange/write/formats';
import { question, questionsOf, read } from './support.ts';

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
});
afterAll(closeTestDatabase);

const by = { accountId: officer.accountId, regionCode: countyCode };
const nextDoor = { accountId: neighbourOfficer.accountId, regionCode: neighbourCounty };

async function look(body: string | Uint8Array, lesson = '', fileName = 'items.txt') {
  return previewQuestions({ read: await read(body), lesson }, fileName, by, morning);
}
const lookAt = (...questions: QuestionDraft[]) => look(writeGift(questions));
const whatIsWrong = async (...questions: QuestionDraft[]) =>
  (await lookAt(...questions)).problems.map(({ place, what }) => `${place} ${what}`);
const take = async (...questions: QuestionDraft[]) =>
  confirmItems((await lookAt(...questions)).id ?? '', by, morning);

async function exported(format: ExportFormat, lesson: string | null = null) {
  const file = await exportItems(format, lesson, by, morning, writeFormat);
  if (typeof file === 'string') throw new Error(file);
  return file;
}

const drawnFor = async (lesson: string) =>
  (await bankOf((await currentLesson(lesson))?.id ?? 0)).map(({ objective }) => objective);

const first = question();
/** Asks something else, without an id. */
const second: ExchangeItem = question({
  id: '',
  objective: '知道找谁帮忙',
  stem: '网上认识的人说寄来一盒“提神饮料”，让转给别人，应当怎样处理？',
  options: [
    { text: '帮忙转一次，不打开就行', feedback: '转交也可能惹上麻烦，可以直接拒绝。' },
    { text: '自己先喝一口看看', feedback: '里面是什么谁也不知道，身体最要紧。' },
    { text: '退给对方，不再联系，也不说', feedback: '不再联系很好，再告诉大人会更安心。' },
    { text: '不接，请家长一起报警', feedback: '' },
  ],
  key: 3,
  why: '替人转交来路不明的东西会带来危险，先告诉家长。',
});

test('a file is shown first, and drawn from when it is confirmed', async () => {
  const preview = await lookAt(first, second);
  expect(preview.counts).toEqual({ added: 2, changed: 0, unchanged: 0, problems: 0, warnings: 0 });
  expect(preview.rows.map(({ id }) => id)).toEqual([`${firstLesson}-501`, `${firstLesson}-502`]);
  expect(await drawnFor(firstLesson)).not.toContain(first.objective);
  expect(await confirmItems(preview.id ?? '', by, morning)).toEqual({
    imported: { added: 2, changed: 0, unchanged: 0 },
  });
  expect(await drawnFor(firstLesson)).toEqual(
    expect.arrayContaining([first.objective, second.objective]),
  );
  expect(await drawnFor(secondLesson)).not.toContain(first.objective);
  const [event] = await db().select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
  expect(event).toMatchObject({
    ...{ act: 'importItems', subject: 'bank', regionCode: countyCode },
    detail: { added: 2, changed: 0, unchanged: 0, format: 'txt' },
  });
});

test('the same file again changes nothing, also without ids', async () => {
  const preview = await lookAt(first, second);
  expect(preview.counts).toMatchObject({ added: 0, changed: 0, unchanged: 2, problems: 0 });
  expect(preview.id).toBeUndefined();
});

test.each(exportFormats)('what is exported as %s comes back as no change', async (format) => {
  const file = await exported(format);
  expect(await questionsOf(file.body)).toHaveLength(34);
  const preview = await look(file.body, '', file.fileName);
  expect(preview.counts).toMatchObject({ added: 0, changed: 0, unchanged: 34, problems: 0 });
  const [event] = await db().select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
  expect(event).toMatchObject({ act: 'exportItems', detail: { format, items: 34 } });
});

test('one lesson is exported alone, and none that is not there', async () => {
  const { body } = await exported('gift', secondLesson);
  expect(await questionsOf(body)).toHaveLength(16);
  expect(await exportItems('gift', '99-nothing', by, morning)).toBe('none');
});

test('another text under the same id is a new version; the old one stays', async () => {
  const better = { ...first, why: '来路不明的东西不收，也马上告诉可以信的大人。' };
  const preview = await lookAt(better);
  expect(preview.rows).toMatchObject([{ added: false, id: first.id, fields: ['解析'] }]);
  await confirmItems(preview.id ?? '', by, morning);
  const versions = await db().select().from(itemVersions).where(eq(itemVersions.itemId, first.id));
  expect(versions.map(({ why }) => why)).toEqual([first.why, better.why]);
  expect((await drawnFor(firstLesson)).filter((each) => each === first.objective)).toHaveLength(1);
  expect(await take(first)).toEqual({ imported: { added: 0, changed: 1, unchanged: 0 } });
  const added = await db().select().from(addedItems).where(eq(addedItems.itemId, first.id));
  expect(added).toHaveLength(3);
  expect(added[2]?.itemVersionId).toBe(added[0]?.itemVersionId);
});

test('a question of content/ is not changed by a file', async () => {
  expect(await whatIsWrong({ ...first, id: `${firstLesson}-q1` })).toEqual([
    `第 8 行 “${firstLesson}-q1”这道题由课文维护，不能用文件改。`,
  ]);
});

test('ids that are taken, too low or elsewhere are refused', async () => {
  const fresh = { ...second, stem: `${second.stem}（二）` };
  expect(await whatIsWrong({ ...fresh, id: `${firstLesson}-01` })).toContain(
    `第 8 行 题号“${firstLesson}-01”不能用。`,
  );
  expect(await whatIsWrong({ ...fresh, id: first.id, lesson: secondLesson })).toContain(
    `第 8 行 “${first.id}”在别的课里，不能换课。`,
  );
  expect(await whatIsWrong({ ...fresh, lesson: '99-nothing' })).toContain(
    '第 8 行 没有“99-nothing”这一课。',
  );
  expect(await whatIsWrong(first, first)).toEqual([
    `第 21 行 题号“${first.id}”在文件里写了两次，第一次在第 8 行。`,
  ]);
});

test('the rules for authors hold for files too, and one problem stops all of it', async () => {
  const [option] = first.options;
  const bad = question({
    id: '',
    stem: '学会拒绝是不是不需要练习？喝了会很爽吗？',
    options: [
      { text: '以上都对', feedback: '再想一想。' },
      { text: '这一项是正确的，也是四个里最长的一个', feedback: '' },
      { text: option?.text ?? '', feedback: '' },
      { text: option?.text ?? '', feedback: '再想一想。' },
    ],
    reviewBy: '2020-01-01',
    source: '《中华人民共和国禁毒法》第二条',
  });
  const fine = { ...second, id: '', lesson: secondLesson, stem: '谁可以帮你？说出两位大人。' };
  const preview = await lookAt(bad, fine);
  expect(preview.id).toBeUndefined();
  const said = preview.problems.map(({ what, todo }) => `${what}${todo}`).join('\n');
  for (const part of [
    ...['不能写“以上都对”', '正确项是最长的一个', '写了两次', '要写反馈', '过了核对日期'],
    ...['双重否定', '“爽”', '没有写版本'],
  ]) {
    expect(said).toContain(part);
  }
  expect(await drawnFor(secondLesson)).toHaveLength(16);
});

test('a question that asks the same as another is refused', async () => {
  const copy = { ...first, id: '', stem: first.stem.replace('你先做什么', '你先要做什么') };
  const [problem] = (await lookAt(copy)).problems;
  expect(problem?.what).toContain(`和“${first.id}”很像`);
});

test('a plain file of another system is given back as a table to fill in', async () => {
  const bare: QuestionDraft = { ...second, ...{ kind: '', objective: '', source: '', lesson: '' } };
  const preview = await look(writeGift([bare]), secondLesson);
  expect(preview.problems).toMatchObject([{ what: '缺“类型”、“考查目标”、“来源”。' }]);
  expect(takeQuestions(preview.tableId ?? '', nextDoor, morning)).toBeUndefined();
  const given = takeQuestions(preview.tableId ?? '', by, morning) ?? [];
  expect(await questionsOf(await writeBook(given))).toEqual([{ ...bare, lesson: secondLesson }]);
  const filled = { ...bare, ...second, lesson: secondLesson, stem: '有人托你带一盒饮料，怎么办？' };
  const again = await look(await writeBook([filled]), '', 'filled.xlsx');
  expect(again.counts).toMatchObject({ added: 1, problems: 0 });
});

test('a preview is confirmed once, by its own officer, within half an hour', async () => {
  const other = { ...second, lesson: secondLesson, stem: '有人请你保管一个包裹，你会怎样做？' };
  const { id = '' } = await lookAt(other);
  expect(await confirmItems(id, nextDoor, morning)).toEqual({ gone: true });
  expect(await confirmItems(id, by, morning)).toHaveProperty('imported');
  expect(await confirmItems(id, by, morning)).toEqual({ gone: true });
  const { id: late = '' } = await lookAt({ ...other, stem: '保管包裹的人是谁，要不要先问？' });
  expect(await confirmItems(late, by, morning + hours(1))).toEqual({ gone: true });
});

test('what someone imported meanwhile is shown again', async () => {
  const one = { ...first, objective: '问清楚以后再决定' };
  const waiting = await lookAt(one);
  await take(one);
  expect(await confirmItems(waiting.id ?? '', by, morning)).toMatchObject({
    again: { counts: { changed: 0, unchanged: 1 } },
  });
});

test('a retired question is not changed before it is restored', async () => {
  const decision = { decision: 'retired', reason: '试', accountId: officer.accountId } as const;
  await write([
    db()
      .insert(itemDecisions)
      .values({ ...decision, itemId: first.id, at: morning }),
  ]);
  expect(await whatIsWrong({ ...first, why: '另一句话。' })).toEqual([
    `第 8 行 “${first.id}”已经停用。`,
  ]);
  const { body } = await exported('gift', firstLesson);
  expect((await questionsOf(body)).map(({ id }) => id)).not.toContain(first.id);
});
