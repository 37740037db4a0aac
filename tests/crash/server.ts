import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#tests/bench/machine';

const script = fileURLToPath(new URL('./serve.ts', import.meta.url));

/** A server that is killed and started again on the same data and address. */
export async function startServer(dataDir: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port) };
  let process_ = start();

  function start() {
    return spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  async function untilWell(): Promise<void> {
    while (!(await isWell(url))) {
      if (process_.exitCode !== null) throw new Error(`the server ended with ${process_.exitCode}`);
      await wait(10);
    }
  }

  async function kill(): Promise<void> {
    if (process_.signalCode !== null) return;
    process_.kill('SIGKILL');
    await once(process_, 'close');
  }

  await untilWell();
  return {
    url,
    kill,
    async killAndStart() {
      await kill();
      process_ = start();
      await untilWell();
    },
  };
}

const isWell = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
