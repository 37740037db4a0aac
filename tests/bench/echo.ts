// A bare Hono server that reads the same JSON and sends it back: what answering costs at least.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono()
  .get('/healthz', (c) => c.text('ok'))
  .post('/api/attempts/:id/answers', async (c) => c.json(await c.req.json()));

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
