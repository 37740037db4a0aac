import { type APIRequestContext, expect, test } from '@playwright/test';
import { type Deed, permissions } from '../../src/domain/people/permission.ts';
import type { Role } from '../../src/domain/people/role.ts';
import { signInBody } from './support/people.ts';
import { bodies, type For, pages, postRows, queries, rows, without } from './support/routes.ts';

test.skip(({ viewport }) => viewport?.width !== 1440, 'asks the server, not the screen');

/** Of the busy school: its first class, a student in it, its township. */
const ids: Record<string, string> = {
  '/classes/': '1',
  '/students/': '30',
  '/schools/': '1',
  '/regions/': '990101001',
  '/attempts/': '22222222-2222-4222-8222-222222222222',
};
const others: Record<string, string> = {
  '[lesson]': '09-new-friends',
  '{lesson}': '09-new-friends',
  '[guide]': 'teacher',
  '{step}': 'story',
  '[roll]': '1',
};

/** Whoever may ask, and whether the busy school lies in their scope. */
const people: { who: string; role: Role | 'student' | 'visitor'; inside: boolean }[] = [
  { who: 'visitor', role: 'visitor', inside: false },
  { who: 'done-student', role: 'student', inside: true },
  { who: 'busy-teacher', role: 'teacher', inside: true },
  { who: 'quiet-teacher', role: 'teacher', inside: false },
  { who: 'busy-admin', role: 'school-admin', inside: true },
  { who: 'quiet-admin', role: 'school-admin', inside: false },
  { who: 'city-officer', role: 'officer', inside: true },
  { who: 'county-officer', role: 'officer', inside: true },
  { who: 'river-officer', role: 'officer', inside: false },
];

type Person = (typeof people)[number];

/** What the person is told: that it exists, that it does not, or to sign in first. */
type Told = 'yes' | 'not found' | 'sign in' | 'either';

function expected(row: For, { role, inside }: Person): Told {
  if (row === 'open') return 'yes';
  if (row === 'token') return 'either';
  if (role === 'visitor') return 'sign in';
  if (row === 'signed-in') return 'yes';
  if (row === 'student') return role === 'student' ? 'yes' : 'not found';
  if (row === 'staff') return role === 'student' ? 'not found' : 'yes';
  if (role === 'student' || !inside) return 'not found';
  const scope = 'pupil' in row ? row.pupil : row.scope;
  const deeds: readonly Deed[] = typeof row.deed === 'string' ? [row.deed] : row.deed;
  const allowed = permissions[role][scope] ?? [];
  return deeds.some((deed) => allowed.includes(deed)) ? 'yes' : 'not found';
}

const addressOf = (route: string): string =>
  route
    .replace(/(\/\w+\/)(\[\w+\]|\{\w+\})/, (whole, folder) =>
      ids[folder] ? `${folder}${ids[folder]}` : whole,
    )
    .replace(/\[\w+\]|\{\w+\}/g, (name) => others[name] ?? '0');

async function told(
  ask: APIRequestContext,
  method: string,
  address: string,
  data: unknown,
): Promise<Told> {
  const sent = address.startsWith('/api/') ? { data } : method === 'POST' && { form: { no: '' } };
  const answer = await ask.fetch(address, { method, maxRedirects: 0, ...sent });
  const status = answer.status();
  expect(status, `${method} ${address}`).toBeLessThan(500);
  const sentTo = answer.headers().location ?? '';
  if (status === 401 || (status === 303 && sentTo.startsWith('/sign-in'))) return 'sign in';
  return status === 404 ? 'not found' : 'yes';
}

test('every page and API route has its row, and every row its route', async ({ request }) => {
  const { paths } = await (await request.get('/api/openapi.json')).json();
  const api = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api${path}`),
  );
  const routes = [...pages().map(({ route }) => route), ...api];
  expect(routes.toSorted()).toEqual(Object.keys(rows).toSorted());
});

for (const person of people) {
  test(`${person.who} opens what the table says and nothing else`, async ({
    playwright,
    baseURL,
  }) => {
    const origin = baseURL ?? '';
    const ask = await playwright.request.newContext({
      baseURL: origin,
      extraHTTPHeaders: { origin },
    });
    if (person.role !== 'visitor') {
      const answer = await ask.post('/api/session', { data: signInBody(person.who) });
      expect(answer.status(), person.who).toBe(200);
    }
    const wrong: string[] = [];
    const check = async (method: string, route: string) => {
      const said = await told(
        ask,
        method,
        addressOf(route.replace(/^\w+ /, '')) + (queries[route] ?? ''),
        bodies[route],
      );
      const row = (method === 'POST' && postRows[route]) || rows[route];
      if (row === undefined) throw new Error(`${route} has no row in support/routes.ts`);
      const should = expected(row, person);
      if (should === 'either' || (should === 'yes' && without.includes(route))) return;
      // A form of the sign-in page that is wrong is not a page that hides.
      if (row === 'open' && said !== 'not found') return;
      if (said !== should) wrong.push(`${method} ${route}: ${said}`);
    };
    for (const { route, posts } of pages()) {
      // Signing out would end the walk.
      if (route === '/sign-out' || route === '/404' || route === '/500') continue;
      await check('GET', route);
      if (posts) await check('POST', route);
    }
    for (const route of Object.keys(rows).filter((each) => each.includes(' '))) {
      if (!route.endsWith('/session')) await check(route.split(' ')[0] ?? 'GET', route);
    }
    expect(wrong).toEqual([]);
    await ask.dispose();
  });
}
