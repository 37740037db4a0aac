import { expect } from '@playwright/test';
import type { Browser } from './support/browser.ts';
import { answerTo, type Check, figures, printCards, signInWithCard } from './support/pupil.ts';
import { graceSeconds, type Site, test } from './support/site.ts';

const openMs = 12_000;
const list = '/regions/990101/competitions';

let before: string;
let pupils: Browser[];
let competition: number;
let closesAt: number;
test.beforeAll(async ({ site }) => {
  const cards = await printCards(site, 1, 4);
  pupils = await Promise.all(cards.map((card) => signInWithCard(site, card)));
  before = await figures(site);
  await hold(site);
});

function pupil(): Browser {
  const next = pupils.pop();
  if (!next) throw new Error('no pupil is left');
  return next;
}

/** Opens a competition for grade 9 that is over in some seconds. */
async function hold(site: Site): Promise<void> {
  closesAt = Math.ceil((Date.now() + openMs) / 1000) * 1000;
  const form = new FormData();
  form.set('name', '攻击测试');
  form.set('opensAt', shanghai(closesAt - 3_600_000));
  form.set('closesAt', shanghai(closesAt));
  form.set('grade', '9');
  form.set('bank', new File([bank()], 'bank.csv'));
  const officer = await site.person('county-officer');
  const { status, headers, text } = await officer.upload(`${list}/new`, form);
  expect(status, text).toBe(303);
  competition = Number(/\/(\d+)\?/.exec(headers.get('location') ?? '')?.[1]);
}

const shanghai = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19);

const secret = /密语/;

/** Questions whose right option says so, and whose feedback and reasons can be searched for. */
function bank(): string {
  const kinds = ['知识', '识别风险', '怎么做'];
  const rows = Array.from({ length: 42 }, (_, n) =>
    [
      ...[kinds[n % 3], '是', '密语目标', `攻击测试的第${n}道题`],
      ...['对的', '错甲', '错乙', '错丙', 'A', '密语反馈', '密语反馈', '密语反馈', '密语反馈'],
      ...['密语解析', 'law-2', '2027-11-01'],
    ].join(','),
  );
  const options = ['A', 'B', 'C', 'D'];
  const names = [
    ...['类型', '情境题', '考查目标', '题目', ...options.map((letter) => `选项${letter}`)],
    ...['正确项', ...options.map((letter) => `反馈${letter}`), '解析', '来源', '核对日期'],
  ];
  return [names.join(','), ...rows].join('\n');
}

const begin = async (browser: Browser): Promise<Check> => {
  const { status, body } = await browser.post('/api/attempts', { competition });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const rightOf = (item: Check['items'][number]) =>
  answerTo(
    item,
    item.options.findIndex(({ text }) => text === '对的'),
  );

test('within the window there is one try, no key and no result', async ({ site }) => {
  const browser = pupil();
  const claim = { competition, minutes: 600 };
  expect((await browser.post('/api/attempts', claim)).status).toBe(400);
  const taken = await begin(browser);
  expect(taken.items).toHaveLength(20);
  for (const item of taken.items.slice(0, 3)) {
    const { status } = await browser.post(`/api/attempts/${taken.attempt}/answers`, rightOf(item));
    expect(status).toBe(200);
  }
  const said = await browser.post(`/api/attempts/${taken.attempt}/finish`, { score: 20 });
  expect(Object.keys(said.body).sort()).toEqual(['pending', 'resultAt']);
  expect((await browser.post('/api/attempts', { competition })).body.type).toBe(
    '/problems/competition-done',
  );
  const officer = await site.person('county-officer');
  const pages = await Promise.all([
    ...['', '/take'].map((path) => browser.get(`/competition/${competition}${path}`)),
    ...['/my', '/api/me'].map((path) => browser.get(path)),
    ...[`${list}/${competition}`, list].map((path) => officer.get(path)),
  ]);
  expect(Date.now(), 'all of it within the window').toBeLessThan(closesAt);
  for (const { text } of [...pages, said]) expect(text).not.toMatch(secret);
  expect(JSON.stringify(taken)).not.toMatch(secret);
  for (const { text } of pages.slice(0, 2)) expect(text).not.toMatch(/答对了/);
});

test('answers after the deadline do not count, and the result comes after the close', async ({
  site,
}) => {
  const browser = pupil();
  const { attempt, items } = await begin(browser);
  const [first, second] = items;
  if (!first || !second) throw new Error('there are questions');
  const answers = `/api/attempts/${attempt}/answers`;
  expect((await browser.post(answers, rightOf(first))).status).toBe(200);

  const overAt = closesAt + graceSeconds * 1000 + 200;
  await new Promise((resume) => setTimeout(resume, overAt - Date.now()));
  expect((await browser.post(answers, rightOf(second))).body.type).toBe('/problems/too-late');
  expect((await pupil().post('/api/attempts', { competition })).body.type).toBe(
    '/problems/competition-over',
  );
  const { text } = await browser.get(`/competition/${competition}`);
  expect(text).toMatch(/20 题里答对了 1 题/);
  expect(text).toMatch(secret);
  expect((await pupil().get(`/competition/${competition}`)).status).toBe(404);
  expect(await figures(site), 'no figure has moved').toBe(before);
});
