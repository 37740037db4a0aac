import '#tests/support/settings';
import type { Server } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { api } from '#api/app';
import { hashCard, hashPassword } from '#auth/credentials';
import { connection, db } from '#db/client';
import { students } from '#db/schema/index';
import { quietConsole } from '#server/error-words';
import { type Answer, ask, serve } from '#tests/server/support';
import { busy, xiaoming } from '#tests/support/cast';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { cookieOf, setAccount } from '#tests/support/sessions';

const card = 'XRKQ7PMW';
const password = '星期天去爬山2026';
const typedName = '欧阳不存在';
let cookie: string;
/** What must stand in no log and no answer that reports an error. */
let secrets: string[];

let said: string[];
const realError = console.error;
const realLog = console.log;
beforeEach(() => {
  said = [];
  const listen = (...what: unknown[]) => void said.push(what.map(String).join(' '));
  console.error = listen;
  console.log = listen;
  quietConsole();
});
afterEach(() => {
  console.error = realError;
  console.log = realLog;
});

beforeAll(async () => {
  await openTestDatabase();
  await settleCounty();
  await setAccount(xiaoming, { cardHash: hashCard(card) });
  await setAccount(busy.teacher, { passwordHash: await hashPassword(password) });
  cookie = await cookieOf(busy.admin);
  secrets = [
    ...busy.students.flatMap(({ name, number }) => [name, number]),
    ...[card, password, typedName, cookie.split('=')[1] ?? '?', hashCard(card)],
  ];
});
afterAll(closeTestDatabase);

const isQuiet = (text: string) => secrets.filter((secret) => text.includes(secret));
const wordsOf = ({ headers, text }: Answer) => JSON.stringify(headers) + text;
const postJson = (server: Server, path: string, body: unknown, more = {}) =>
  ask(server, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...more },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
/** Stands in for a page with names that breaks while it asks the database. */
const brokenPage = async () => {
  const name = xiaoming.name;
  await db().all(sql`select * from no_such_table where name = ${name} or number = ${card}`);
};

describe('a server in trouble', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve({ api, astro: brokenPage, env: { LOG: '1' } });
  });
  afterAll(() => server.close());

  test('says nothing of who failed to sign in', async () => {
    const { schoolCode } = busy;
    const wrong = [
      { school: schoolCode, number: xiaoming.number, secret: `${card}x` },
      { name: busy.teacher.name, password: `${password}!` },
      { name: typedName, password },
      `{"name":"${xiaoming.name}","password":"${password}"`,
      `"${xiaoming.name}"`,
    ];
    for (const body of wrong) {
      const answer = await postJson(server, '/api/session', body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(isQuiet(wordsOf(answer))).toEqual([]);
    }
    expect(said.length).toBeGreaterThan(0);
    expect(isQuiet(said.join('\n'))).toEqual([]);
  });

  test('repeats nothing of an address or a body that it does not understand', async () => {
    const address = `/students/${encodeURIComponent(typedName)}?q=${encodeURIComponent(typedName)}`;
    const answers = [
      await ask(server, `/api${address}`, { headers: { cookie } }),
      await postJson(server, '/api/attempts', `{"lesson":"${xiaoming.name}`, { cookie }),
      await postJson(server, `/api/schools/1/roster/import`, { preview: card }, { cookie }),
      await postJson(server, '/api/session', { name: typedName }, { origin: 'https://else' }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(isQuiet(decodeURIComponent(wordsOf(answer).replaceAll('%"', '')))).toEqual([]);
    }
    expect(isQuiet(decodeURIComponent(said.join('\n')))).toEqual([]);
  });

  test('keeps the values of a query that failed to itself', async () => {
    const answer = await ask(server, '/classes/11', { headers: { cookie } });
    expect(answer.status).toBe(500);
    expect(isQuiet(wordsOf(answer))).toEqual([]);
    expect(said.join('\n')).toContain('no such table');
    expect(isQuiet(said.join('\n'))).toEqual([]);
  });

  test('keeps the typed names and numbers to itself when the database is broken', async () => {
    await connection().writer.execute('alter table students rename to students_away');
    const wrong = { school: busy.schoolCode, number: xiaoming.number, secret: card };
    const answer = await postJson(server, '/api/session', wrong);
    await connection().writer.execute('alter table students_away rename to students');
    expect(answer.status).toBe(500);
    expect(isQuiet(wordsOf(answer))).toEqual([]);
    expect(said.join('\n')).toContain('no such table');
    expect(isQuiet(said.join('\n'))).toEqual([]);
    expect(await db().select().from(students)).not.toEqual([]);
  });
});

describe('the console of the server', () => {
  const failedQuery = () => Promise.resolve(brokenPage()).catch((error: Error) => error);

  test('shows an error with its place, without the values in it', async () => {
    const error = await failedQuery();
    console.error(error);
    // As Astro writes it: a text with the stack in it, and the address asked for.
    console.error(`[ERROR] Could not render http://x/search?q=${typedName}\n${error?.stack}`);
    console.error(new Error('outer', { cause: error }));
    const log = said.join('\n');
    expect(log).toContain('quiet.test.ts');
    expect(isQuiet(log)).toEqual([]);
  });

  test('shows no text that could not be parsed', () => {
    for (const text of [`{"name":"${xiaoming.name}`, `"${xiaoming.name}" x`]) {
      try {
        JSON.parse(text);
      } catch (error) {
        console.error(error);
        console.error(`[ERROR] ${(error as Error).stack}`);
      }
    }
    expect(said).toHaveLength(4);
    expect(isQuiet(said.join('\n'))).toEqual([]);
  });

  test('goes on saying plain sentences', () => {
    console.error('DATA_DIR 不能写');
    expect(said).toEqual(['DATA_DIR 不能写']);
  });
});
