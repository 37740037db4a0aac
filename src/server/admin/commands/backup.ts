import { existsSync } from 'node:fs';
import { noteOperation } from '#db/commands/audit/noteOperation';
import { schemaState } from '#db/schemaState';
import { operatorAccount } from '#domain/audit/operator';
import { defaultBackup, makeBackup } from '../backup.ts';
import type { Command } from '../command.ts';
import { sealNow } from '../head.ts';
import { done, failed } from '../outcome.ts';

let isRunning = false;

export const backup: Command = {
  usage: '[FILE]',
  help: '备份数据库，服务不用停 · back the database up, beside the running server',
  takes: 'path',
  anySchema: true,
  async run({ path }, settings) {
    const { dataDir, databaseUrl } = settings;
    if (!databaseUrl.startsWith('file:')) {
      return failed(
        'DATABASE_URL 是 libSQL 服务器，请用它自己的备份 · use the backup of the libSQL server',
      );
    }
    const now = Date.now();
    const target = path ?? defaultBackup(dataDir, now);
    if (existsSync(target))
      return failed(`已经有了，没有覆盖 · exists, not overwritten: ${target}`);
    if (isRunning) return failed('另一个备份还没有做完 · another backup is running');
    isRunning = true;
    try {
      // A database from before the trail was sealed is backed up as it is, before it is migrated.
      const isCurrent = (await schemaState()) === 'current';
      const head = isCurrent ? (await sealNow(dataDir)).head : undefined;
      const bytes = await makeBackup(target, settings);
      if (isCurrent) await noteOperation('backup', { accountId: operatorAccount, at: now });
      return done(
        [
          `备份好了 · done: ${target}（${(bytes / 1024 ** 2).toFixed(1)} MB）`,
          ...(head ? [`请把封条抄在别处 · note the seal elsewhere: ${head.seal}`] : []),
          '另外保管好密钥，没有它密码和封条都对不上 · keep the secret too: DATA_DIR/secret',
        ],
        { file: target, bytes, ...(head && { head }) },
      );
    } finally {
      isRunning = false;
    }
  },
};
