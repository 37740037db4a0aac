import { startReader } from './startReader.ts';

export type ReaderLimits = { heapMb: number; timeoutMs: number; answerBytes: number };

/**
 * Has one file read by a process of its own.
 * @param script prints one JSON answer
 * @returns the answer, or what became of the process instead
 */
export function askReader<Answer>(
  script: URL,
  sent: { context: unknown; bytes: Uint8Array },
  limits: ReaderLimits,
): Promise<Answer | 'unreadable' | 'tooComplex'> {
  return new Promise((resolve) => {
    const { reader, send } = startReader(script, limits);
    const answer: Buffer[] = [];
    let size = 0;
    reader.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.answerBytes) reader.kill('SIGKILL');
      else answer.push(chunk);
    });
    reader.on('error', () => resolve('unreadable'));
    reader.on('close', (code) => {
      if (code !== 0) return resolve('tooComplex');
      resolve(JSON.parse(Buffer.concat(answer).toString('utf8')) as Answer);
    });
    send(sent.context, sent.bytes);
  });
}
