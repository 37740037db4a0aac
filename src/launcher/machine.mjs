import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The Node that everything but this launcher runs on, whichever one the machine has. */
export const pinnedNode = join(root, 'node_modules/node/bin/node');

/** The pinned Node comes first, so `#!/usr/bin/env node` finds it too. */
const environment = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};

/**
 * Runs a program in the project's folder and passes on the signals that reach us.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit code; 1 if it could not be started or was killed
 */
export function run(program, args, { env = {}, stdio = 'inherit' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio, env: { ...environment, ...env } });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
    const finish = (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    for (const signal of signals) process.on(signal, pass);
    child.on('error', (error) => {
      console.error(`${program}：${error.message}`);
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Says why and ends. @returns {never} */
export function giveUp(reason) {
  console.error(reason);
  process.exit(1);
}
