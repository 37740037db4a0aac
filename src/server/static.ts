import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { contentSecurityPolicy, policyInHead } from './csp.ts';
import type { HeaderMap } from './headers.ts';
import { mediaType } from './mime.ts';
import { acceptedCoding, type Coding, matchesTag } from './negotiate.ts';

/** One stored form of a file, its headers ready to be sent. */
type Form = { tag: string; body: Buffer; headers: string[]; notModified: string[] };
type StaticFile = Record<Coding | 'identity', Form>;
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const suffixes = { br: '.br', gzip: '.gz' } as const;

/**
 * Reads a built site into memory, with the compressed siblings made at build time. Only names
 * found on disk are ever served, so no path can lead outside.
 * @param common headers of every answer; caching is decided here
 */
export function loadStatic(directory: string, common: HeaderMap): StaticFiles {
  const names = new Set(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name))),
  );
  const files = new Map<string, StaticFile>();
  for (const name of names) {
    if (/\.(br|gz)$/.test(name)) continue;
    const file = loadFile(directory, name, names, common);
    const path = `/${name.split(sep).join('/')}`;
    files.set(path, file);
    if (path.endsWith('/index.html')) {
      files.set(path.slice(0, -'index.html'.length), file);
      if (path !== '/index.html') files.set(path.slice(0, -'/index.html'.length), file);
    }
  }
  return files;
}

/** Finds the file of a path, percent-encoded or not. */
export const findStatic = (files: StaticFiles, path: string): StaticFile | undefined =>
  files.get(path) ?? (path.includes('%') ? files.get(decodeURI(path)) : undefined);

/** Answers GET and HEAD with a file, or 304 if the browser has it already. */
export function sendStatic(incoming: IncomingMessage, outgoing: ServerResponse, file: StaticFile) {
  const form = file[acceptedCoding(incoming.headers['accept-encoding'] as string) ?? 'identity'];
  if (matchesTag(incoming.headers['if-none-match'], form.tag)) {
    outgoing.writeHead(304, form.notModified).end();
    return;
  }
  outgoing.writeHead(200, form.headers);
  outgoing.end(incoming.method === 'HEAD' ? undefined : form.body);
}

function loadFile(
  directory: string,
  name: string,
  names: ReadonlySet<string>,
  common: HeaderMap,
): StaticFile {
  const content = readFileSync(join(directory, name));
  const type = mediaType(name);
  const headers = new Map(common);
  headers.set(
    'cache-control',
    name.startsWith(`_astro${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  if (name.endsWith('.html')) {
    headers.set('content-security-policy', contentSecurityPolicy(policyInHead(content.toString())));
  }
  const identity = makeForm(content, undefined, type, headers);
  const compressed = (coding: Coding): Form =>
    names.has(name + suffixes[coding])
      ? makeForm(readFileSync(join(directory, name + suffixes[coding])), coding, type, headers)
      : identity;
  return { identity, br: compressed('br'), gzip: compressed('gzip') };
}

function makeForm(body: Buffer, coding: Coding | undefined, type: string, common: HeaderMap): Form {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const tag = `"${hash}"`;
  const shared = [...[...common].flat(), 'etag', tag, 'vary', 'accept-encoding'];
  const about = ['content-type', type, 'content-length', String(body.length)];
  if (coding) about.push('content-encoding', coding);
  return { tag, body, headers: [...shared, ...about], notModified: shared };
}
