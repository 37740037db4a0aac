import { freezeRollOf } from '#usecases/operator/freezeRollOf';
import type { Command } from '../command.ts';
import { done, failed, misused } from '../outcome.ts';

export const freezeRoll: Command = {
  usage: '--region CODE --date YYYY-MM-DD [--unconfirmed]',
  help: '冻结一个地区的名册 · freeze the roll of a region',
  options: {
    region: { type: 'string' },
    date: { type: 'string' },
    unconfirmed: { type: 'boolean' },
  },
  required: ['region', 'date'],
  async run({ options }) {
    const day = String(options.date);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      return misused('--date 应是 2026-09-30 这样的日期 · must be a date like 2026-09-30');
    }
    const unconfirmed = options.unconfirmed === true;
    const outcome = await freezeRollOf(String(options.region), day, unconfirmed, Date.now());
    if ('refused' in outcome) return failed(...outcome.refused);
    const { rollId, students, schools } = outcome;
    return done(
      [`名册 ${rollId} 冻结好了：${schools} 所学校，${students} 名学生 · frozen`],
      outcome,
    );
  },
};
