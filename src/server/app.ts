import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Env, Hono } from 'hono';
import { notFound, problem } from '#auth/problem';
import { logWhenDone } from './access-log.ts';
import { readBody } from './body.ts';
import { clientAddress } from './client-address.ts';
import { errorWords } from './error-words.ts';
import type { HeaderMap } from './headers.ts';
import { isSafe, isSameOrigin } from './origin-check.ts';
import { type AstroHandler, sendPage } from './pages.ts';
import { type Problem, problems, sendProblem } from './problem.ts';
import type { LoadedSettings } from './settings.ts';
import { findStatic, type StaticFiles, sendStatic } from './static.ts';

export type AppParts = {
  settings: Pick<
    LoadedSettings,
    | 'origin'
    | 'trustedProxies'
    | 'accessLog'
    | 'bodyLimitBytes'
    | 'uploadLimitBytes'
    | 'countyUploadLimitBytes'
  >;
  headers: HeaderMap;
  files: StaticFiles;
  api: Hono<Env>;
  astro: AstroHandler;
};

const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * The whole site as one listener: static files from memory, `/api` through Hono, everything
 * else through Astro; checks of path, method, origin and size come first.
 */
export function createApp(parts: AppParts): RequestListener {
  const { settings, headers, files, astro } = parts;
  const sendApi = apiListener(parts.api, settings.trustedProxies);

  return (incoming, outgoing) => {
    const url = incoming.url ?? '';
    const queryAt = url.indexOf('?');
    const path = queryAt < 0 ? url : url.slice(0, queryAt);
    if (settings.accessLog) logWhenDone(incoming, outgoing, path);
    if (incoming.method === 'GET' || incoming.method === 'HEAD') {
      const file = isWellFormed(path) && findStatic(files, path);
      if (file) return sendStatic(incoming, outgoing, file);
    }
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    answer(path, incoming, outgoing).catch((error) => fail(error, path, incoming, outgoing));
  };

  async function answer(path: string, incoming: IncomingMessage, outgoing: ServerResponse) {
    const refusal = objection(path, incoming);
    if (refusal) return sendProblem(path, outgoing, refusal);
    if (!isSafe(incoming.method) && !(await readBody(incoming, limitOf(path, incoming)))) {
      return sendProblem(path, outgoing, problems.tooLarge);
    }
    if (path.startsWith('/api/')) return sendApi(incoming, outgoing);
    const ip = clientAddress(incoming, settings.trustedProxies);
    return sendPage(astro, path, incoming, outgoing, { ip, origin: settings.origin });
  }

  function objection(path: string, incoming: IncomingMessage): Problem | undefined {
    if (!isWellFormed(path)) return problems.malformed;
    if (!methods.has(incoming.method ?? '')) return problems.method;
    if (!isSafe(incoming.method) && !isSameOrigin(incoming.headers, settings.origin)) {
      return problems.origin;
    }
    if (incoming.method === 'POST' && !path.startsWith('/api/') && !isForm(incoming.headers)) {
      return problems.notAForm;
    }
    return undefined;
  }

  /** Only someone who has signed in may send a file; one of many schools goes to one address. */
  function limitOf(path: string, { headers: sent }: IncomingMessage): number {
    const isUpload = sent['content-type']?.startsWith('multipart/form-data') && sent.cookie;
    if (!isUpload) return settings.bodyLimitBytes;
    return countyUpload.test(path) ? settings.countyUploadLimitBytes : settings.uploadLimitBytes;
  }
}

const countyUpload = /^\/api\/regions\/[^/]+\/roster\/previews$/;

function apiListener(api: Hono<Env>, trustedProxies: number) {
  const hono = new Hono<Env>().route('/api', api);
  hono.notFound(notFound);
  hono.onError((error) => {
    console.error(errorWords(error));
    return problem(500, problems.failed.slug, problems.failed.detail);
  });
  return getRequestListener((request, env) =>
    hono.fetch(request, {
      ...env,
      ip: clientAddress(env.incoming as IncomingMessage, trustedProxies),
    }),
  );
}

/** What a page can read; anything else would break it. */
const isForm = ({ 'content-type': type = '' }: IncomingMessage['headers']): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data; ?boundary=.)/.test(type);

/** A path of this site: no other address in disguise, nothing that cannot be decoded. */
function isWellFormed(path: string): boolean {
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return false;
  if (!path.includes('%')) return true;
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

function fail(error: unknown, path: string, incoming: IncomingMessage, outgoing: ServerResponse) {
  // A sender who went away while sending gets no answer and is no error of ours.
  if (incoming.destroyed && !incoming.complete) return;
  console.error(errorWords(error));
  if (outgoing.headersSent) outgoing.destroy();
  else sendProblem(path, outgoing, problems.failed);
}
