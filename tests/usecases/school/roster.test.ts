import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rosterRoutes } from '#api/roster';
import { startSession } from '#auth/session';
import { connection, db } from '#db/client';
import * as tables from '#db/schema/index';
import { importRoster } from '#usecases/school/roster/importRoster';
import { previewRoster } from '#usecases/school/roster/previewRoster';
import { readRosterFile } from '#usecases/school/roster/readRosterFile';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';

const now = Date.parse('2026-10-08T10:00:00+08:00');
const nextDay = now + 24 * 60 * 60 * 1000;
const context = { stages: ['junior'] as const, day: '2026-10-08' };
const accountId = 'admin';
let schoolId = 0;

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/rosters/${name}`, import.meta.url)));
const read = (name: string) => readRosterFile(fixture(name), name, context);
const readBytes = (bytes: Uint8Array, name: string) => readRosterFile(bytes, name, context);
const csv = (...lines: string[]) => strToU8(lines.join('\n'));

async function file(name: string) {
  const result = await read(name);
  if ('unusable' in result) throw new Error(result.unusable.detail);
  return result.file;
}

async function preview(bytes: Uint8Array, fileName: string, at = now) {
  const outcome = await previewRoster({ schoolId, accountId, fileName, bytes }, at);
  if ('unusable' in outcome) throw new Error(outcome.unusable.detail);
  return outcome.preview;
}

async function bring(bytes: Uint8Array, fileName: string, at = now) {
  const shown = await preview(bytes, fileName, at);
  return importRoster({ schoolId, accountId, preview: shown.preview }, at);
}

const count = async (table: string) =>
  Number((await connection().reader.execute(`select count(*) n from ${table}`)).rows[0]?.n);

beforeAll(async () => {
  await openTestDatabase();
  await db().insert(tables.regions).values({ code: '990001', level: 'county', name: '某某县' });
});
beforeEach(async () => {
  const code = `SF${String((await count('schools')) + 1).padStart(2, '0')}`;
  const school = { code, regionCode: '990001', name: '明辨中学', kind: 'junior' as const };
  const [row] = await db().insert(tables.schools).values(school).returning();
  schoolId = row?.id ?? 0;
});
afterAll(closeTestDatabase);

describe('files made by LibreOffice are read', () => {
  test('a plain list, as .xlsx and as CSV with and without BOM', async () => {
    const sheet = await file('plain.xlsx');
    expect(sheet.rows).toHaveLength(12);
    expect(sheet.rows[0]).toMatchObject({ row: 2, number: '0301', name: '学生一一' });
    const fromCsv = await file('plain-utf8.csv');
    const bare = ({ number, name, schoolClass }: (typeof sheet.rows)[number]) => ({ number, name, schoolClass });
    expect(fromCsv.rows.map(bare)).toEqual(sheet.rows.map(bare));
    const withBom = new Uint8Array([0xef, 0xbb, 0xbf, ...fixture('plain-utf8.csv')]);
    expect(await readBytes(withBom, 'a.csv')).toEqual({ file: fromCsv });
    expect((await file('plain-gb18030.csv')).rows).toEqual(fromCsv.rows);
  });

  test.each(['office.xlsx', 'office.xls'])('%s: title, merged classes, padded numbers, dropped columns', async (name) => {
    const { rows, problems, dropped, notes } = await file(name);
    expect(problems).toEqual([]);
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `02500${n}`));
    expect(rows.map((row) => row.schoolClass.number)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    expect(rows.map((row) => row.name)).toContain('阿依古丽·买买提');
    expect(rows.map((row) => row.name)).toContain('王一一');
    expect(dropped).toEqual(['「序号」', '「性别」', '「身份证号」', '「出生日期」', '「联系电话」', '「家庭住址」']);
    expect(notes).toEqual(['工作表「学生名册」:第 12 行是「合计:8人」,不是学生,没有读取。']);
  });

  test('merged classes saved as GB18030 CSV are blank, and each row says so', async () => {
    const { rows, problems } = await file('office-gb18030.csv');
    expect(rows).toHaveLength(2);
    expect(problems).toHaveLength(6);
    expect(problems[0]).toMatchObject({ row: 5, column: 'B 列「班级」', what: '班级是空的。' });
  });

  test.each(['perClass.xlsx', 'perClass.xls'])('%s: a sheet for each class, hidden ones left alone', async (name) => {
    const { rows, notes } = await file(name);
    expect(rows.map((row) => row.schoolClass.number)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect(notes).toContain('隐藏的工作表「旧名单」没有读取。');
    expect(notes[0]).toContain('工作表「填表说明」');
  });

  test.each(['withFormula.xlsx', 'withFormula.xls'])('%s: the formula is refused, not its result', async (name) => {
    const { rows, problems } = await file(name);
    expect(rows).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ sheet: 'Sheet1', row: 3, column: 'A 列「学号」' });
    expect(problems[0]?.what).toContain('公式');
  });

  test('identity numbers are refused with their place and never come back', async () => {
    const result = await file('identities.xlsx');
    expect(result.problems.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
    expect(JSON.stringify(result)).not.toMatch(/\d{15}/);
  });
});

describe('files that cannot be used are refused with a sentence', () => {
  const slugOf = async (bytes: Uint8Array, name: string) => {
    const result = await readBytes(bytes, name);
    if ('file' in result) return 'read';
    expect(result.unusable.detail).toContain('系统里的名单没有变动。');
    return result.unusable.slug;
  };
  const xlsx = (rows: string[][], more = {}) => writeXlsx({ sheets: [{ name: 'Sheet1', rows }], ...more });
  const rows = [
    ['学号', '姓名', '班级'],
    ['0301', '学生一', '七年级1班'],
  ];

  test('empty, too large, of another kind, cut off', async () => {
    expect(await slugOf(new Uint8Array(0), 'a.xlsx')).toBe('roster-empty');
    expect(await slugOf(new Uint8Array(8 * 1024 * 1024 + 1), 'a.xlsx')).toBe('roster-too-large');
    expect(await slugOf(strToU8('%PDF'), 'a.pdf')).toBe('roster-type');
    expect(await slugOf(zipSync({ 'word/document.xml': strToU8('<w/>') }), 'a.xlsx')).toBe('roster-type');
    expect(await slugOf(strToU8('<html><table><tr><td>姓名'), 'a.xls')).toBe('roster-type');
    expect(await slugOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'a.csv')).toBe('roster-unreadable');
    expect(await slugOf(fixture('plain.xlsx').subarray(0, 3000), 'a.xlsx')).toBe('roster-unreadable');
    expect(await slugOf(fixture('office.xls').subarray(0, 1500), 'a.xls')).toBe('roster-unreadable');
    expect(await slugOf(csv('随便写写'), 'a.csv')).toBe('roster-no-header');
  });

  test('a workbook with a password', async () => {
    const locked = await xlsx(rows, { encryption: { password: 'x', spinCount: 100 } });
    expect(await slugOf(locked, 'a.xlsx')).toBe('roster-encrypted');
    expect(await slugOf(await xlsx(rows), 'a.xlsx')).toBe('read');
  });

  test('a zip bomb, by its real bytes and by its number of parts', async () => {
    const zeros = new Uint8Array(40 * 1024 * 1024);
    const book = strToU8('<workbook/>');
    const bomb = zipSync({ 'xl/workbook.xml': book, 'xl/a.xml': zeros, 'xl/b.xml': zeros }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await slugOf(bomb, 'a.xlsx')).toBe('roster-too-large');
    // The stated size says nothing: here it claims one byte for each part.
    const lying = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
    for (let at = 0; at + 4 < bomb.length; at++) {
      if (lying.getUint32(at, true) === 0x02014b50) lying.setUint32(at + 24, 1, true);
    }
    expect(await slugOf(bomb, 'a.xlsx')).toBe('roster-too-large');
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`xl/${i}.xml`, book]));
    expect(await slugOf(zipSync({ 'xl/workbook.xml': book, ...parts }), 'a.xlsx')).toBe('roster-too-large');
  });

  test('XML with its own entities', async () => {
    const workbook = strToU8('<!DOCTYPE a [<!ENTITY b "b">]><workbook/>');
    const rels = strToU8('<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>');
    const hostile = zipSync({ '_rels/.rels': rels, 'xl/workbook.xml': workbook });
    expect(await slugOf(hostile, 'a.xlsx')).toBe('roster-unreadable');
  });
});

describe('a roster comes into the school', () => {
  test('a file imported twice changes nothing the second time', async () => {
    const first = await bring(fixture('plain.xlsx'), 'plain.xlsx');
    expect(first).toMatchObject({ imported: { added: 12, changed: 0, unchanged: 0, classesCreated: 4 } });
    const second = await bring(fixture('plain.xlsx'), 'plain.xlsx');
    expect(second).toMatchObject({ imported: { added: 0, changed: 0, unchanged: 12, classesCreated: 0, classes: [] } });
  });

  test('without 学号 the file gives the same numbers again', async () => {
    const shown = await preview(fixture('perClass.xlsx'), 'perClass.xlsx');
    expect(shown.added.map((row) => row.number).slice(0, 6)).toEqual(
      ['260101', '260102', '260103', '260104', '260105', '260201'],
    );
    expect(shown.classesCreated).toEqual([
      { name: '七年级1班(2026级)', students: 5 },
      { name: '七年级2班(2026级)', students: 4 },
    ]);
    await importRoster({ schoolId, accountId, preview: shown.preview }, now);
    const again = await preview(fixture('perClass.xls'), 'perClass.xls');
    expect(again.counts).toEqual({ added: 0, changed: 0, unchanged: 9, problems: 0, absent: 0 });
  });

  test('every student gets an account without a credential and an enrolment from today', async () => {
    await bring(csv('学号,姓名,班级', '0301,学生一,七年级1班'), 'a.csv');
    const [student] = await db().select().from(tables.students).where(eq(tables.students.schoolId, schoolId));
    const [account] = await db().select().from(tables.accounts).where(eq(tables.accounts.studentId, student?.id ?? 0));
    expect(student?.number).toBe('0301');
    expect(account).toMatchObject({ cardHash: null, passwordHash: null, activatedAt: null });
    expect(account?.id).toMatch(/^[0-9a-f-]{36}$/);
    const seats = await db().select().from(tables.enrolments).where(eq(tables.enrolments.studentId, student?.id ?? 0));
    expect(seats).toMatchObject([{ joinedOn: '2026-10-08', leftOn: null }]);
  });

  test('a student who changes class leaves one and joins the other on the same day', async () => {
    await bring(csv('学号,姓名,班级', '0301,学生一,七年级1班', '0302,学生二,七年级1班'), 'a.csv');
    const moved = csv('学号,姓名,班级', '0301,学生壹,七年级2班', '0302,学生二,七年级1班');
    const shown = await preview(moved, 'a.csv', nextDay);
    expect(shown.changed).toMatchObject([
      { number: '0301', name: '学生壹', className: '七年级2班', was: { name: '学生一', className: '七年级1班' } },
    ]);
    await importRoster({ schoolId, accountId, preview: shown.preview }, nextDay);
    const [student] = await db().select().from(tables.students).where(eq(tables.students.schoolId, schoolId));
    const seats = await db().select().from(tables.enrolments).where(eq(tables.enrolments.studentId, student?.id ?? 0));
    expect(student?.name).toBe('学生壹');
    expect(seats.map(({ joinedOn, leftOn }) => [joinedOn, leftOn])).toEqual([
      ['2026-10-08', '2026-10-09'],
      ['2026-10-09', null],
    ]);
  });

  test('students missing from the file are listed and stay', async () => {
    await bring(csv('学号,姓名,班级', '1,学生一,七年级1班', '2,学生二,七年级1班', '3,学生三,八年级1班'), 'a.csv');
    const shown = await preview(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'b.csv');
    expect(shown.absent).toEqual([{ number: '2', name: '学生二', className: '七年级1班' }]);
    expect(shown.otherClasses).toBe(1);
    await importRoster({ schoolId, accountId, preview: shown.preview }, now);
    expect(await db().$count(tables.students, eq(tables.students.schoolId, schoolId))).toBe(3);
  });

  test('one bad row keeps the whole file out', async () => {
    const bad = csv('学号,姓名,班级', '1,学生一,七年级1班', '2,学生二,实验班');
    const shown = await preview(bad, 'a.csv');
    expect(shown).toMatchObject({ canImport: false, counts: { problems: 1 } });
    const outcome = await importRoster({ schoolId, accountId, preview: shown.preview }, now);
    expect(outcome).toMatchObject({ refused: 'problems' });
    expect(await db().$count(tables.students, eq(tables.students.schoolId, schoolId))).toBe(0);
  });

  test('a change in between stops the import and shows a new preview', async () => {
    const shown = await preview(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'a.csv');
    await bring(csv('学号,姓名,班级', '1,学生壹,七年级1班'), 'b.csv');
    const outcome = await importRoster({ schoolId, accountId, preview: shown.preview }, now);
    expect(outcome).toMatchObject({ refused: 'changed', preview: { changed: [{ was: { name: '学生壹' } }] } });
    const again = 'preview' in outcome ? outcome.preview.preview : '';
    expect(await importRoster({ schoolId, accountId, preview: again }, now)).toHaveProperty('imported');
  });

  test('two confirmations at once import once', async () => {
    const one = await preview(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'a.csv');
    const two = await preview(csv('学号,姓名,班级', '1,学生壹,七年级1班'), 'b.csv');
    const outcomes = await Promise.all(
      [one, one, two].map(({ preview: id }) => importRoster({ schoolId, accountId, preview: id }, now)),
    );
    expect(outcomes.map((outcome) => ('imported' in outcome ? 'imported' : outcome.refused)).sort()).toEqual(
      ['changed', 'gone', 'imported'],
    );
  });

  test('a preview belongs to its person and school, for half an hour', async () => {
    const list = csv('学号,姓名,班级', '1,学生一,七年级1班');
    const { preview: id } = await preview(list, 'a.csv');
    const gone = { refused: 'gone' };
    expect(await importRoster({ schoolId, accountId: 'other', preview: id }, now)).toMatchObject(gone);
    expect(await importRoster({ schoolId: schoolId + 1, accountId, preview: id }, now)).toMatchObject(gone);
    const halfHour = now + 30 * 60 * 1000;
    expect(await importRoster({ schoolId, accountId, preview: id }, halfHour)).toMatchObject(gone);
  });

  test('the trail holds counts and no name', async () => {
    await bring(csv('学号,姓名,班级', '1,学生一,七年级1班'), 'a.csv');
    const [event] = await db().select().from(tables.auditEvents).where(eq(tables.auditEvents.subject, `school ${schoolId}`));
    expect(event).toMatchObject({ act: 'importRoster', accountId, at: now });
    expect(event?.detail).toEqual({ added: 1, changed: 0, unchanged: 0, absent: 0, classesCreated: 1 });
  });

  test('six thousand students come in within two seconds', async () => {
    const lines = Array.from({ length: 6000 }, (_, i) => `${10_000 + i},学生${i % 900},${['七', '八', '九'][i % 3]}年级${(i % 40) + 1}班`);
    const shown = await preview(csv('学号,姓名,班级', ...lines.map((line) => line.replace(/学生(\d+)/, (_, n) => `学生${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`))), 'big.csv');
    const begun = performance.now();
    const outcome = await importRoster({ schoolId, accountId, preview: shown.preview }, now);
    const tookMs = performance.now() - begun;
    console.log(`6,000 students imported in ${Math.round(tookMs)} ms`);
    expect(outcome).toMatchObject({ imported: { added: 6000, classesCreated: 120 } });
    expect(tookMs).toBeLessThan(2000);
  });
});

describe('over the API', () => {
  async function admin(): Promise<{ cookie: string }> {
    const [staff] = await db().insert(tables.staff).values({ name: `a${schoolId}`, displayName: '管理员' }).returning();
    const staffId = staff?.id ?? 0;
    await db().insert(tables.accounts).values({ id: `account-${schoolId}`, staffId });
    await db().insert(tables.staffRoles).values({ staffId, role: 'school-admin', schoolId, fromOn: '2020-01-01' });
    const { cookie } = await startSession(`account-${schoolId}`);
    return { cookie: cookie.split(';')[0] ?? '' };
  }
  const form = (bytes: Uint8Array, name: string) => {
    const body = new FormData();
    body.append('file', new File([bytes as BlobPart], name));
    return body;
  };
  const upload = (headers: Record<string, string>, bytes = fixture('plain.xlsx'), name = 'plain.xlsx', id = schoolId) =>
    rosterRoutes.request(`/schools/${id}/roster/previews`, { method: 'POST', headers, body: form(bytes, name) });

  test('the admin of the school previews and imports; nobody else can', async () => {
    const headers = await admin();
    expect((await upload({})).status).toBe(401);
    expect((await upload(headers, fixture('plain.xlsx'), 'plain.xlsx', schoolId - 1)).status).toBe(404);
    const answer = await upload(headers);
    expect(answer.status).toBe(201);
    const shown = (await answer.json()) as { preview: string; counts: object };
    expect(shown.counts).toMatchObject({ added: 12 });
    const confirm = () =>
      rosterRoutes.request(`/schools/${schoolId}/roster/imports`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ preview: shown.preview }),
      });
    const imported = await confirm();
    expect(imported.status).toBe(200);
    expect(await imported.json()).toMatchObject({ added: 12, classes: [{ added: 3 }, { added: 3 }, { added: 3 }, { added: 3 }] });
    const twice = await confirm();
    expect(twice.status).toBe(409);
    expect(await twice.json()).toMatchObject({ type: '/problems/roster-preview-gone' });
  });

  test('a file that cannot be used is a problem with a sentence', async () => {
    const headers = await admin();
    const answer = await upload(headers, strToU8('随便'), 'a.csv');
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ type: '/problems/roster-no-header' });
    expect((await upload(headers, new Uint8Array(9 * 1024 * 1024), 'a.xlsx')).status).toBe(413);
  });
});
