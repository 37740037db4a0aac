import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Writable } from 'node:stream';

/**
 * Takes what Astro writes, so that a page is known as a whole before its first byte is sent:
 * then it can be given one policy, a length and a coding.
 */
export class PageDraft extends Writable {
  readonly req: IncomingMessage;
  readonly headers: OutgoingHttpHeaders = {};
  statusCode = 200;
  statusMessage = '';
  headersSent = false;
  readonly #chunks: Buffer[] = [];

  constructor(request: IncomingMessage) {
    super();
    this.req = request;
  }

  get body(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers[name.toLowerCase()] = value;
    return this;
  }

  writeHead(status: number, headers?: OutgoingHttpHeaders | string): this {
    this.statusCode = status;
    this.headersSent = true;
    if (typeof headers === 'object') Object.assign(this.headers, headers);
    return this;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }
}
