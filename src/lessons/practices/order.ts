import { z } from 'zod';
import { words } from '../fields.ts';
import { kindOf, repeated, text, why } from './kind.ts';

const schema = z.strictObject({
  goal: words('goal', '要写这些步骤是为了什么。'),
  steps: z
    .array(z.strictObject({ text, why }), { error: '“steps”要按正确顺序列出步骤。' })
    .min(3, { error: '“steps”至少三步。' })
    .max(8, { error: '“steps”不超过八步，太多记不住。' }),
});

export const order = kindOf(schema, ({ steps }, say) => {
  const texts = steps.map((step) => step.text);
  repeated(texts, (i) => say(['steps', i], '这一步和前面的重复了。'));
});
