import { setTimeout as wait } from 'node:timers/promises';
import { errorWords } from '../error-words.ts';
import { SettingsError, settings } from '../settings.ts';
import { readAsked } from './ask.ts';
import type { Asked } from './command.ts';
import { commands } from './commands/index.ts';
import { helpLines } from './help.ts';
import { type Holder, holderOf, takeLock } from './lock.ts';
import { failed, misused, type Outcome } from './outcome.ts';
import { askServer } from './socket.ts';
import { withoutServer } from './withoutServer.ts';

/** How long a server may take to start, or to stop. */
const patienceMs = 15_000;

const [name = 'help', ...args] = process.argv.slice(2);
const outcome = await answer();
if (args.includes('--json')) {
  const { code, lines, data } = outcome;
  console.log(JSON.stringify({ ok: code === 0, lines, ...data }));
} else {
  for (const line of outcome.lines) outcome.code === 0 ? console.log(line) : console.error(line);
}
process.exit(outcome.code);

async function answer(): Promise<Outcome> {
  if (['help', '--help', '-h'].includes(name)) return { code: 0, lines: helpLines() };
  const read = readAsked(name, args);
  if (!('asked' in read)) return read;
  try {
    return await reachDatabase(read.asked);
  } catch (error) {
    if (error instanceof SettingsError) return misused(...error.lines);
    // No right to the folder or the socket, say.
    return failed(`没有做成 · failed: ${errorWords(error).split('\n')[0]}`);
  }
}

/** Through the running server, or, while none runs, here. */
async function reachDatabase(asked: Asked): Promise<Outcome> {
  const checked = settings();
  const { dataDir } = checked;
  const command = commands[asked.command];
  if (!command) return misused(asked.command);
  const until = Date.now() + patienceMs;
  for (;;) {
    const running = holderOf(dataDir)?.what === 'server';
    if (command.stopped && running) {
      return { code: 3, lines: ['请先停下服务再做 · stop the server first'] };
    }
    const answered = command.stopped ? undefined : await askServer(dataDir, asked);
    if (answered) return answered;
    const holder = takeLock(dataDir, `admin ${asked.command}`);
    if (!holder) return withoutServer(command, asked, checked);
    if (Date.now() > until) return { code: 3, lines: [heldWords(holder)] };
    await wait(200);
  }
}

function heldWords({ pid, what }: Holder): string {
  return `${what}（进程 ${pid}）正在使用 DATA_DIR，请稍后再试 · is at work there, try again later`;
}
