import type { Recounted } from '#usecases/operator/recountRolls';
import type { Command } from '../command.ts';
import { inChild } from '../inChild.ts';
import { done, misused } from '../outcome.ts';

export const recount: Command = {
  usage: '[--roll ID]',
  help: '按原始记录重新数一遍，核对各项人数 · prove the counters by the raw records',
  options: { roll: { type: 'string' } },
  async run({ options }, settings) {
    const { roll } = options;
    if (roll !== undefined && !/^[1-9]\d{0,14}$/.test(String(roll))) {
      return misused('--roll 应是名册的编号 · must be the number of a roll');
    }
    const rollId = roll === undefined ? undefined : Number(roll);
    const rolls = await inChild<Recounted[]>('recount', { rollId }, settings);
    if (rollId !== undefined && rolls.length === 0)
      return misused(`没有名册 ${rollId} · no such roll`);
    const wrong = rolls.flatMap((each) => each.differences.map((one) => ({ ...each, ...one })));
    if (wrong.length === 0) {
      return done([`✓ ${rolls.length} 份名册都数对了 · all counters proven`], { rolls });
    }
    const lines = wrong.map(
      (one) =>
        `✗ 名册 ${one.rollId} 班级 ${one.classId} ${one.metric} ${one.evidence}：${one.counter} ≠ ${one.raw}`,
    );
    return { code: 1, lines, data: { rolls } };
  },
};
