import { eraseExpired as erase } from '#usecases/operator/eraseExpired';
import type { Command } from '../command.ts';
import { done } from '../outcome.ts';

export const eraseExpired: Command = {
  usage: '',
  help: '删除保存期已满的学生信息（平时每夜自动）· erase students past their retention',
  async run(_, { retentionMonths }) {
    const erased = await erase(Date.now());
    const kept = retentionMonths === 0 ? '（RETENTION_MONTHS 是 0：一直保存 · kept for ever）' : '';
    return done([`删除了 ${erased} 名学生的信息 · erased${kept}`], { erased });
  },
};
