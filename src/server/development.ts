import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { api } from '#api/app';
import { prepare } from './prepare.ts';
import { settings } from './settings.ts';

/** Opens the database for `npm run dev`, demonstration county included. */
export async function prepareDevelopment(): Promise<void> {
  await prepare(settings());
}

const listener = getRequestListener(api.fetch);

/** Answers what stands below /api. */
export const answerApi = (incoming: IncomingMessage, outgoing: ServerResponse) =>
  listener(incoming, outgoing);
