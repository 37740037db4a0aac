import { z } from 'zod';
import { words } from '../fields.ts';
import { kindOf, why } from './kind.ts';

const pair = z.strictObject({
  left: words('left', '要写左边的一句。'),
  right: words('right', '要写右边的一句。'),
  why,
});

const schema = z.strictObject({
  left: words('left', '要写左栏的名称。'),
  right: words('right', '要写右栏的名称。'),
  pairs: z
    .array(pair, { error: '“pairs”要列出配对。' })
    .min(3, { error: '“pairs”至少三对。' })
    .max(8, { error: '“pairs”不超过八对。' }),
});

export const match = kindOf(schema, ({ pairs }, say) => {
  pairs.forEach(({ left, right }, i) => {
    const earlier = pairs.slice(0, i);
    if (earlier.some((other) => other.left === left || other.right === right)) {
      say(['pairs', i], '这一对和前面的重复了，左右两边都要不一样。');
    }
  });
});
