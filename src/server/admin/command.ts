import type { ParseArgsOptionsConfig } from 'node:util';
import type { Settings } from '../settings.ts';
import type { Outcome } from './outcome.ts';

/** A command as it reaches the process that holds the database: paths absolute, files read. */
export type Asked = {
  command: string;
  options: Record<string, string | boolean | undefined>;
  /** The file named on the command line, where the command wants its content. */
  file?: { name: string; base64: string };
  /** The absolute path named on the command line, where the command wants the place. */
  path?: string;
};

export type Command = {
  /** What follows the name, e.g. `--region CODE --name NAME`. */
  usage: string;
  /** One line, Chinese · English. */
  help: string;
  options?: ParseArgsOptionsConfig;
  /** Options that must be given. */
  required?: string[];
  /** What the word without dashes is: a file whose content is wanted, or a path. */
  takes?: 'file' | 'path';
  takesRequired?: boolean;
  /** Runs on an older database too, without bringing it up to date first. */
  anySchema?: boolean;
  /** Only while no server runs; opens what it needs itself. */
  stopped?: boolean;
  run(asked: Asked, settings: Settings): Promise<Outcome>;
};
