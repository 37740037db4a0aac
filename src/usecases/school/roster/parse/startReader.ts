import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
/** All that the process may read from disk: itself. It may write nothing and start nothing. */
const readable = ['src', 'node_modules', 'package.json']
  .flatMap((name) => [`${root}${name}`, realpathSync(`${root}${name}`)])
  .map((path) => `--allow-fs-read=${path}`);
/** Reading leaves much behind and keeps little: young memory of its own size would only grow. */
const youngMb = 4;
/**
 * To glibc: one arena, and a mapping of its own for each larger piece. Without this the pieces of
 * an inflated file stay with the process: 205 MB instead of 140 for 100,000 rows.
 */
const givesMemoryBack = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' };

/**
 * Starts a process that reads one file: with a limit on memory and time, no environment and no
 * right to write, so that whatever a file does there, the server does not feel it. A file is
 * sent to it with `send`; what the process died of shows when it closes.
 */
export function startReader(script: URL, limits: { heapMb: number; timeoutMs: number }) {
  const flags = [
    `--max-old-space-size=${limits.heapMb}`,
    `--max-semi-space-size=${youngMb}`,
    '--permission',
    ...readable,
  ];
  const reader = spawn(nodeBinary(), [...flags, fileURLToPath(script)], {
    env: givesMemoryBack,
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: limits.timeoutMs,
    killSignal: 'SIGKILL',
  });
  // A child that died no longer listens.
  reader.stdin.on('error', () => {});
  const send = (context: unknown, bytes: Uint8Array) => {
    reader.stdin.write(`${JSON.stringify(context)}\n`);
    reader.stdin.end(bytes);
  };
  return { reader, send };
}

/** What such a process was sent: a line of JSON, and then the bytes. */
export async function fromParent<Context>(): Promise<{ context: Context; bytes: Uint8Array }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const sent = Buffer.concat(chunks);
  const lineEnd = sent.indexOf('\n');
  const context = JSON.parse(sent.toString('utf8', 0, lineEnd)) as Context;
  return { context, bytes: new Uint8Array(sent.subarray(lineEnd + 1)) };
}

/** This Node if it can run TypeScript, else the pinned one. */
const nodeBinary = () =>
  process.features.typescript ? process.execPath : `${root}node_modules/.bin/node`;
