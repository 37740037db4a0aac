import { maskedPath } from './access-log.ts';

/**
 * An error for the log: its kind, what went wrong and where, and no value that may be a name,
 * a number or a token. A failed query shows its SQL, never its parameters; what a parser
 * quotes of its input is left out.
 */
export function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return `(${typeof error})`;
  const code = 'code' in error ? ` ${error.code}` : '';
  const cause = error.cause === undefined ? '' : `\ncaused by ${errorWords(error.cause)}`;
  return `${error.name}${code}: ${message(error)}\n${frames(error)}${cause}`;
}

function message(error: Error): string {
  if ('query' in error) return `failed query: ${String(error.query).replace(/\s+/g, ' ')}`;
  // Node quotes the start of a text that is no JSON.
  if (error instanceof SyntaxError) return 'cannot be parsed';
  return error.message;
}

const frames = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** Values stand between these words and the first line of the stack. */
const values = /(params|SyntaxError): [\s\S]*?(?=\n\s+at |$(?![\s\S]))/g;
const address = /https?:\/\/[^/\s]+([^?\s]*)\S*/g;

/** Likewise for a text that holds the stack of an error, or the address asked for. */
const withoutValues = (text: string): string =>
  text.replace(values, '$1: …').replace(address, (_, path: string) => maskedPath(path));

/** From now on nothing personal reaches the console of this process, whoever complains there. */
export function quietConsole(): void {
  const say = console.error.bind(console);
  console.error = (...what: unknown[]) =>
    say(...what.map((each) => (typeof each === 'string' ? withoutValues(each) : errorWords(each))));
}
