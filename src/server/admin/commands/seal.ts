import type { Command } from '../command.ts';
import { sealNow } from '../head.ts';
import { done } from '../outcome.ts';

export const seal: Command = {
  usage: '',
  help: '马上封存操作记录（平时自动）· seal the trail now (else it happens by itself)',
  async run(_, { dataDir }) {
    const { sealed, head } = await sealNow(dataDir);
    return done(
      [`封存了 ${sealed} 条 · sealed`, ...(head ? [`最新的封条 · newest seal: ${head.seal}`] : [])],
      { sealed, head: head ?? null },
    );
  },
};
