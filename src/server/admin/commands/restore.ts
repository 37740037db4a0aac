import type { Command } from '../command.ts';
import { restoreBackup } from '../restoreBackup.ts';

export const restore: Command = {
  usage: 'FILE [--anyway]',
  help: '停了服务以后恢复备份，现在的数据库留在旁边 · restore a backup while the server is stopped',
  options: { anyway: { type: 'boolean' } },
  takes: 'path',
  takesRequired: true,
  stopped: true,
  run: ({ path = '', options }, settings) => restoreBackup(path, options.anyway === true, settings),
};
