import { z } from 'zod';
import { words } from '../fields.ts';
import { checkSource, kindOf, source, why } from './kind.ts';

const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

const number = (field: string, hint: string) =>
  z.number({ error: `“${field}”要写${hint}，只写数字，单位写在“unit”。` });

const round = z.strictObject(
  {
    question: words('question', '要写一个问题。'),
    unit: words('unit', '要写单位，比如 人。'),
    least: number('least', '能猜的最小数').nonnegative({ error: '“least”不能小于 0。' }),
    most: number('most', '能猜的最大数'),
    truth: number('truth', '真实数字'),
    source,
    why,
  },
  { error: '一轮要写 question、unit、least、most、truth、source、why。' },
);

const schema = z.strictObject({
  rounds: z
    .array(round, { error: '“rounds”要列出 2 到 4 轮。' })
    .min(2, { error: '“rounds”至少两轮。' })
    .max(4, { error: '“rounds”不超过四轮。' }),
});

export const norm = kindOf(schema, ({ rounds }, say, sources) => {
  rounds.forEach(({ least, most, truth, source: id, why: reason }, i) => {
    const at = (field: string) => ['rounds', i, field];
    if (least >= most) {
      say(at('least'), `“least”是 ${least}，要小于“most”的 ${most}。`);
    } else if (truth < least || truth > most) {
      say(at('truth'), `真实数字 ${truth} 不在 ${least} 到 ${most} 之间，学生猜不到，请改范围。`);
    }
    checkSource(id, sources, at('source'), say);
    if (!year.test(reason)) say(at('why'), '“why”要写明是哪一年的数字，比如 2023年。');
  });
});
