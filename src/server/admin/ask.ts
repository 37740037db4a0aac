import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Asked } from './command.ts';
import { commands } from './commands/index.ts';
import { misused, type Outcome } from './outcome.ts';

/**
 * Reads the command line of a command; the file it takes is read here, with the rights of the
 * person who asks.
 * @returns what to ask, or why not
 */
export function readAsked(command: string, args: string[]): { asked: Asked } | Outcome {
  const found = commands[command];
  if (!found) return misused(`没有这个命令，看 help · no such command, see help: ${command}`);
  const usage = `用法 · usage: npm run admin -- ${command} ${found.usage}`;
  try {
    const options: ParseArgsOptionsConfig = { ...found.options, json: { type: 'boolean' } };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { json: _, ...given } = values;
    const missing = (found.required ?? []).filter((name) => !given[name]);
    const [word, ...rest] = positionals;
    const wordIsRight = found.takes
      ? !found.takesRequired || word !== undefined
      : word === undefined;
    if (missing.length > 0 || rest.length > 0 || !wordIsRight) return misused(usage);
    const asked: Asked = { command, options: given as Asked['options'] };
    if (word === undefined) return { asked };
    if (found.takes === 'path') return { asked: { ...asked, path: resolve(word) } };
    const base64 = readFileSync(word).toString('base64');
    return { asked: { ...asked, file: { name: basename(word), base64 } } };
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error), usage);
  }
}
