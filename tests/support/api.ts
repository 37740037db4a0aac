import './settings.ts';
import { Hono } from 'hono';
import { api } from '#api/app';
import { seconds, stopClock } from './clock.ts';
import { firstLesson, floorSeconds, steps } from './testLessons.ts';

/** The API where it stands on the server, below /api. */
const site = new Hono().route('/api', api);

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

/** Every JSON answer of this test file, for looking through all of them at once. */
export const answers: Answer[] = [];

/** Asks the API as a browser with this cookie; a body is sent as JSON. */
export async function ask(
  method: string,
  path: string,
  { cookie = '', body }: { cookie?: string; body?: unknown } = {},
): Promise<Answer> {
  const headers = { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await site.request(`/api${path}`, { method, headers, body: sent });
  const text = await response.text();
  const answer = {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : {},
  };
  answers.push(answer);
  return answer;
}

/** Reads the first lesson to the end, on the stopped clock, which it sets forward. */
export async function readFirstLesson(cookie: string): Promise<void> {
  await ask('POST', `/lessons/${firstLesson}/start`, { cookie });
  stopClock(Date.now() + seconds(floorSeconds));
  for (const { id } of steps) await ask('POST', `/lessons/${firstLesson}/steps/${id}`, { cookie });
}

export type Check = { attempt: string; items: { item: string; options: { id: string }[] }[] };

/** Begins or resumes the check of the first lesson. */
export async function beginFirstCheck(cookie: string): Promise<Check> {
  const { body } = await ask('POST', '/attempts', { cookie, body: { lesson: firstLesson } });
  return body as Check;
}
