import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../settings.ts';

const script = fileURLToPath(new URL('./child.ts', import.meta.url));

/**
 * Does a long reading in a process of its own, so that this one goes on answering.
 * @param task one of those in child.ts
 * @returns what the task returns
 * @throws with what it complained of
 */
export function inChild<Result>(
  task: string,
  args: Record<string, unknown>,
  { dataDir, databaseUrl, secret }: Settings,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    // The secret goes through the environment, where other users of the machine cannot see it.
    const env = {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      SECRET: secret,
    };
    const child = spawn(process.execPath, [script, task, JSON.stringify(args)], { env });
    const out: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(JSON.parse(Buffer.concat(out).toString()) as Result);
      const said = Buffer.concat(complaints).toString().trim();
      reject(new Error(said || `${task}: ${signal ?? code}`));
    });
  });
}
