import type { RequestListener, ServerResponse } from 'node:http';
import type { HeaderMap } from './headers.ts';
import { problems, sendProblem } from './problem.ts';

export type Front = {
  listener: RequestListener;
  /** From now on the app answers. @param schema name of the newest migration */
  open(app: RequestListener, schema: string): void;
  /** From now on the server is unwell to whoever asks, and no connection is kept for later. */
  stop(): void;
};

/** Stands before the app from the first moment to the last, and knows how the server is. */
export function createFront(headers: HeaderMap, version: string): Front {
  const startedAt = performance.now();
  let app: RequestListener | undefined;
  let schema = '';
  let isStopping = false;

  function sendHealth(outgoing: ServerResponse) {
    const isWell = app !== undefined && !isStopping;
    const uptime = Math.floor((performance.now() - startedAt) / 1000);
    const body = JSON.stringify(isWell ? { ok: true, version, schema, uptime } : { ok: false });
    outgoing.writeHead(isWell ? 200 : 503, {
      ...Object.fromEntries(headers),
      'content-type': 'application/json',
      'content-length': body.length,
    });
    outgoing.end(body);
  }

  return {
    listener(incoming, outgoing) {
      if (isStopping) outgoing.shouldKeepAlive = false;
      if (incoming.url === '/healthz') return sendHealth(outgoing);
      if (app) return app(incoming, outgoing);
      for (const [name, value] of headers) outgoing.setHeader(name, value);
      outgoing.setHeader('retry-after', '1');
      sendProblem(incoming.url ?? '', outgoing, problems.starting);
    },
    open(ready, newestMigration) {
      app = ready;
      schema = newestMigration;
    },
    stop() {
      isStopping = true;
    },
  };
}
