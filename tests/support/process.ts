import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Another process that runs a script of this folder. */
export type Child = {
  process: ChildProcessWithoutNullStreams;
  /** Complete lines it has printed so far. */
  lines: () => string[];
  /** Resolves when it has printed a line. @throws when it ends without one */
  firstLine: () => Promise<void>;
  ended: Promise<unknown>;
};

/** Starts a script of tests/support, e.g. `holdLock`, as a process of its own. */
export function runScript(name: string, ...args: string[]): Child {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args]);
  let printed = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const ended = once(child, 'close');
  return {
    process: child,
    lines: () => printed.split('\n').slice(0, -1),
    async firstLine() {
      while (!printed.includes('\n')) {
        await Promise.race([once(child.stdout, 'data'), ended]);
        if (child.exitCode !== null && !printed) throw new Error(`${name}: ${complaints}`);
      }
    },
    ended,
  };
}
