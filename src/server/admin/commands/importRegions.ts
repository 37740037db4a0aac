import { operatorAccount } from '#domain/audit/operator';
import { importRegions as store } from '#usecases/bureau/importRegions';
import type { Command } from '../command.ts';
import { done, failed } from '../outcome.ts';

export const importRegions: Command = {
  usage: 'FILE',
  help: '导入地区（代码、名称、上级代码；xlsx、xls、csv）· import the tree of regions',
  takes: 'file',
  takesRequired: true,
  async run({ file }) {
    const bytes = Buffer.from(file?.base64 ?? '', 'base64');
    const by = { accountId: operatorAccount };
    const outcome = await store(bytes, file?.name ?? '', by, Date.now());
    if ('unusable' in outcome) return failed(outcome.unusable.detail);
    if ('refused' in outcome) return failed('导入时有人也在改地区，什么也没有导入，请再来一次。');
    if ('problems' in outcome) {
      return failed(
        ...outcome.problems.map(
          ({ row, column, what, todo }) => `第 ${row} 行 ${column} ${what}${todo}`,
        ),
      );
    }
    const { added, changed, unchanged } = outcome.imported;
    return done(
      [`新增 ${added} 个，改动 ${changed} 个，不变 ${unchanged} 个 · imported`],
      outcome.imported,
    );
  },
};
