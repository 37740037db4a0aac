import { existsSync } from 'node:fs';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';
import { schemaState } from '#db/schemaState';
import { writesSettled } from '#db/writer';
import type { Settings } from '../settings.ts';
import type { Asked, Command } from './command.ts';
import { sealNow } from './head.ts';
import { failed, type Outcome } from './outcome.ts';
import { runCommand } from './runCommand.ts';

/** Runs a command while no server runs: opens the database itself. The lock is held by now. */
export async function withoutServer(
  command: Command,
  asked: Asked,
  settings: Settings,
): Promise<Outcome> {
  if (command.stopped) return runCommand(asked, settings);
  const { databaseUrl, dataDir } = settings;
  if (command.anySchema && !isThere(databaseUrl)) {
    return failed(`还没有数据库 · there is no database yet: ${databaseUrl}`);
  }
  await connect(databaseUrl);
  try {
    if (!command.anySchema) await migrate();
    const outcome = await runCommand(asked, settings);
    await writesSettled();
    if ((await schemaState()) === 'current') await sealNow(dataDir);
    return outcome;
  } finally {
    await disconnect();
  }
}

const isThere = (databaseUrl: string) =>
  !databaseUrl.startsWith('file:') || existsSync(databaseUrl.slice('file:'.length));
