import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type Load = {
  seconds?: number;
  connections?: number;
  headers?: Record<string, string>;
  /** path of a Lua script */
  script?: string;
};

/**
 * Asks as fast as the server answers.
 * @returns answers per second
 * @throws when an answer was not 2xx or 3xx
 */
export async function requestsPerSecond(url: string, load: Load = {}): Promise<number> {
  const { seconds = 4, connections = 32, headers = {}, script } = load;
  const args = ['-t1', '--timeout', '10s', `-c${connections}`, `-d${seconds}s`];
  for (const [name, value] of Object.entries(headers)) args.push('-H', `${name}: ${value}`);
  if (script) args.push('-s', script);
  const { stdout } = await promisify(execFile)('wrk', [...args, url]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}
