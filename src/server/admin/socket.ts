import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import type { Asked } from './command.ts';
import { failed, type Outcome } from './outcome.ts';

/** A request is one line of JSON, its answer another; a roster travels in it. */
const longestLine = 64 * 1024 * 1024;
/** How long a command may still take when the server stops. */
const graceMs = 5000;

/**
 * Answers the operator on a socket in DATA_DIR that only the owner of this process may use.
 * @returns how to stop
 * @throws when another server answers there
 */
export async function openSocket(
  dataDir: string,
  answer: (asked: Asked) => Promise<Outcome>,
): Promise<() => Promise<void>> {
  const path = socketIn(dataDir);
  const other = await reach(path);
  other?.destroy();
  if (other) throw new Error(`another server answers at ${path}`);
  // Left behind by a server that was killed.
  rmSync(path, { force: true });

  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const work = serve(socket, answer).finally(() => running.delete(work));
    running.add(work);
    socket.on('close', () => sockets.delete(socket));
  });
  // `listen` makes the file before it returns.
  const former = process.umask(0o177);
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  process.umask(former);
  await listening;
  server.unref();

  return async () => {
    server.close();
    const grace = new Promise((resume) => setTimeout(resume, graceMs).unref());
    await Promise.race([Promise.allSettled(running), grace]);
    for (const socket of sockets) socket.destroy();
    rmSync(path, { force: true });
  };
}

async function serve(socket: Socket, answer: (asked: Asked) => Promise<Outcome>): Promise<void> {
  try {
    const asked = JSON.parse(await receiveLine(socket)) as Asked;
    const outcome = await answer(asked);
    await new Promise<void>((resolve) => socket.end(`${JSON.stringify(outcome)}\n`, resolve));
  } catch {
    // Who asks speaks no JSON, or is gone.
    socket.destroy();
  }
}

/** Asks the running server. @returns undefined when none is listening */
export async function askServer(dataDir: string, asked: Asked): Promise<Outcome | undefined> {
  const socket = await reach(socketIn(dataDir));
  if (!socket) return undefined;
  socket.write(`${JSON.stringify(asked)}\n`);
  try {
    return JSON.parse(await receiveLine(socket)) as Outcome;
  } catch {
    return failed('服务停了，没有回答，做没做完不知道 · the server stopped before it answered');
  } finally {
    socket.destroy();
  }
}

/** A socket's path may have about 100 characters: the shorter way of writing it. */
function socketIn(dataDir: string): string {
  const path = join(dataDir, 'admin.sock');
  const shorter = relative(process.cwd(), path);
  return shorter.length < path.length ? shorter : path;
}

/** @returns undefined when nobody listens there */
function reach(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED'].includes(error.code ?? '')) resolve(undefined);
      else reject(error);
    });
  });
}

/** @throws when the other side goes away, or sends without end, before its line is whole */
function receiveLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > longestLine) reject(new Error('too long'));
      if (chunk.includes('\n')) resolve(Buffer.concat(chunks).toString('utf8'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
  });
}
