import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { problem } from '#auth/problem';
import { attemptRoutes } from './attempts.ts';
import { lessonRoutes } from './lessons.ts';
import { regionRosterRoutes } from './regionRoster.ts';
import { invalidInput } from './respond.ts';
import { reviewRoutes } from './reviews.ts';
import { rosterRoutes } from './roster.ts';
import { sessionRoutes } from './session.ts';

/** Everything below /api. The server marks every answer as not to be kept by a cache. */
export const api = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) });

api.route('/', sessionRoutes);
api.route('/', lessonRoutes);
api.route('/', attemptRoutes);
api.route('/', reviewRoutes);
api.route('/', rosterRoutes);
api.route('/', regionRosterRoutes);

api.doc31('/openapi.json', {
  openapi: '3.1.0',
  info: {
    title: '明辨课堂 Mingbian',
    version: '1',
    description:
      'Sessions and learning. Errors are application/problem+json (RFC 9457) with a stable type and a Chinese detail.',
  },
  servers: [{ url: '/api' }],
});

api.onError((error) => {
  if (error instanceof HTTPException && error.res) return error.res;
  // What is no JSON, or cannot be read, is the sender's mistake; anything else is ours.
  if (error instanceof HTTPException && (error.status === 400 || error.status === 415)) {
    return problem(error.status, 'invalid-input', '请求不是有效的 JSON。什么都没有保存。');
  }
  console.error(error);
  return problem(500, 'failed', '服务器出了问题，没有保存的内容请稍后再试。');
});
