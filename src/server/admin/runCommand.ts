import { errorWords } from '../error-words.ts';
import type { Settings } from '../settings.ts';
import type { Asked } from './command.ts';
import { commands } from './commands/index.ts';
import { failed, misused, type Outcome } from './outcome.ts';

/** Runs a command in this process, which holds the database. Errors become an outcome. */
export async function runCommand(asked: Asked, settings: Settings): Promise<Outcome> {
  const command = commands[asked.command];
  if (!command) return misused(`没有这个命令 · no such command: ${asked.command}`);
  try {
    return await command.run(asked, settings);
  } catch (error) {
    const [first = ''] = errorWords(error).split('\n');
    return failed(`没有做成 · failed: ${first}`);
  }
}
