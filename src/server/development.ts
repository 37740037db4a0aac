import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { api } from '#api/app';
import { takeLock } from './admin/lock.ts';
import { prepare } from './prepare.ts';
import { settings } from './settings.ts';

/** Opens the database for `npm run dev`, demonstration county included. */
export async function prepareDevelopment(): Promise<void> {
  const checked = settings();
  const holder = takeLock(checked.dataDir, 'npm run dev');
  if (holder) throw new Error(`another process works on DATA_DIR: ${holder.what}, ${holder.pid}`);
  await prepare(checked);
}

const listener = getRequestListener(api.fetch);

/** Answers what stands below /api. */
export const answerApi = (incoming: IncomingMessage, outgoing: ServerResponse) =>
  listener(incoming, outgoing);
