import type { IncomingMessage } from 'node:http';

/** Bytes of a refused body that are still taken off the wire, so that the sender reads our answer. */
const discardLimitBytes = 64 * 1024 * 1024;

/** What the API's adapter (`rawBody`) and Astro (`body`) use instead of reading the stream. */
type ReadMessage = IncomingMessage & { rawBody?: Buffer; body?: Buffer };

/**
 * Reads a request's body once, counting real bytes, and leaves it on the request for the API
 * and for Astro.
 * @returns false if it is larger than the limit; the rest is then discarded
 * @throws when the sender goes away
 */
export function readBody(incoming: ReadMessage, limitBytes: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('error', reject);
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else refuse();
    });
    incoming.on('end', () => {
      incoming.rawBody = Buffer.concat(chunks);
      incoming.body = incoming.rawBody;
      resolve(size <= limitBytes);
    });

    function refuse() {
      chunks.length = 0;
      if (size > limitBytes + discardLimitBytes) incoming.destroy();
      resolve(false);
    }
    if (Number(incoming.headers['content-length']) > limitBytes) refuse();
  });
}

/** Is this the body of a form with files that nobody can read? */
export async function isBrokenForm({ headers, body = Buffer.alloc(0) }: ReadMessage) {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return false;
  const sent = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  return sent.formData().then(
    () => false,
    () => true,
  );
}
