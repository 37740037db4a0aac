import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { type AppParts, createApp } from '#server/app';
import { securityHeaders } from '#server/headers';
import type { AstroHandler } from '#server/pages';
import { precompress } from '#server/precompress';
import { loadSettings } from '#server/settings';
import { loadStatic } from '#server/static';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };
export type Question = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | Buffer[];
};

/** Sends exactly this path and these headers; fetch would tidy them up first. */
export function ask(server: Server, path: string, question: Question = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const { method = 'GET', headers = {}, body } = question;
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('end', () => {
        const whole = Buffer.concat(chunks);
        const { statusCode = 0, headers: received } = incoming;
        resolve({ status: statusCode, headers: received, body: whole, text: whole.toString() });
      });
    });
    sent.on('error', reject);
    // An array is sent in pieces, without a length given beforehand.
    if (Array.isArray(body)) for (const piece of body) sent.write(piece);
    sent.end(Array.isArray(body) ? undefined : body);
  });
}

/** Files of a built site in a temporary folder, compressed as after a build. */
async function makeSite(files: Record<string, string>): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'mingbian-site-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  await precompress(directory);
  return directory;
}

/** Stands in for Astro: says what reached it. */
const echoPage: AstroHandler = async (incoming, outgoing, _next, locals) => {
  const { body } = incoming as typeof incoming & { body?: Buffer };
  outgoing.writeHead(200, { 'content-type': 'text/html' });
  outgoing.end(`${incoming.method} ${incoming.url} ${body?.length ?? 0} ${locals.ip}`);
};

/** Stands in for the API. */
const echoApi = new Hono()
  .get('/broken', () => {
    throw new Error('broken on purpose');
  })
  .post('/echo', async (c) => c.json(await c.req.json()));

type Setup = Partial<Omit<AppParts, 'settings' | 'headers' | 'files'>> & {
  env?: Record<string, string>;
  files?: Record<string, string>;
};

/** The app on a free port, with stand-ins for what a test does not bring. */
export async function serve({ env = {}, files = {}, ...parts }: Setup = {}): Promise<Server> {
  const settings = loadSettings(env);
  const headers = securityHeaders(settings.origin);
  const site = await makeSite(files);
  const app = createApp({
    settings,
    headers,
    files: loadStatic(site, headers),
    api: echoApi,
    astro: echoPage,
    ...parts,
  });
  rmSync(site, { recursive: true });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
