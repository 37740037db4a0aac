import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { isBrokenForm } from './body.ts';
import { contentSecurityPolicy, policyInHead } from './csp.ts';
import { isText } from './mime.ts';
import { acceptedCoding } from './negotiate.ts';
import { PageDraft } from './page-draft.ts';
import { problems, sendProblem } from './problem.ts';

/** What a page can read of `Astro.locals` without asking the middleware. */
export type PageLocals = { ip: string; origin: string | undefined };

/** The handler that Astro builds for the middleware mode of its Node adapter. */
export type AstroHandler = (
  incoming: IncomingMessage,
  outgoing: PageDraft,
  next: undefined,
  locals: PageLocals,
) => Promise<void>;

const smallestGzippedBytes = 1024;

/** Lets Astro render a page, then sends it with one policy, its length and, if large, gzipped. */
export async function sendPage(
  astro: AstroHandler,
  path: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  locals: PageLocals,
): Promise<void> {
  const draft = new PageDraft(incoming);
  const written = finished(draft);
  await astro(incoming, draft, undefined, locals);
  await written;
  // The page could not read it; asked only now, so that a good file is not read twice.
  if (draft.statusCode === 500 && (await isBrokenForm(incoming))) {
    sendProblem(path, outgoing, problems.brokenForm);
    return;
  }
  const type = String(draft.headers['content-type'] ?? '');
  if (draft.statusCode >= 400 && !type) {
    sendProblem(path, outgoing, draft.statusCode === 404 ? problems.notFound : problems.failed);
    return;
  }
  for (const [name, value] of Object.entries(draft.headers)) {
    if (value !== undefined) outgoing.setHeader(name, value);
  }
  let body = draft.body;
  if (type.startsWith('text/html')) {
    outgoing.setHeader('content-type', 'text/html; charset=utf-8');
    const policy = draft.headers['content-security-policy'] ?? policyInHead(body.toString());
    outgoing.setHeader('content-security-policy', contentSecurityPolicy(String(policy)));
  }
  if (isText(type) && body.length >= smallestGzippedBytes) {
    outgoing.appendHeader('vary', 'accept-encoding');
    if (acceptedCoding(incoming.headers['accept-encoding'] as string)) {
      // An ordinary level: the page is made for one reader, once.
      body = await promisify(gzip)(body, { level: constants.Z_BEST_SPEED + 2 });
      outgoing.setHeader('content-encoding', 'gzip');
    }
  }
  outgoing.setHeader('content-length', body.length);
  outgoing.writeHead(draft.statusCode);
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}
