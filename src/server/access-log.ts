import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Keeps the words of a path and hides everything that could be a person, a class or a token:
 * /lessons/09-new-friends stays, /students/7f3a is /students/:id.
 */
export function maskedPath(path: string): string {
  return path
    .split('/')
    .map((part) => (/^(\d\d-)?[a-z]*(-[a-z]+)*(\.[a-z]+)?$/.test(part) ? part : ':id'))
    .join('/');
}

/** Prints one line when the answer is complete: no query, no names, no addresses. */
export function logWhenDone(incoming: IncomingMessage, outgoing: ServerResponse, path: string) {
  const startedAt = performance.now();
  outgoing.once('finish', () => {
    const ms = Math.round(performance.now() - startedAt);
    console.log(`${incoming.method} ${maskedPath(path)} ${outgoing.statusCode} ${ms}ms`);
  });
}
