import { z } from 'zod';
import { words } from '../fields.ts';
import { kindOf, repeated, text } from './kind.ts';

const threeParts = '“parts”要正好三部分，合起来是一句话。';
const threePushes = '“pushes”要正好三次劝。';

const option = z.strictObject(
  { text, weak: words('weak', '要写一句提示：这样说为什么不够有力。').optional() },
  { error: '一个说法要写成 { text: … }，不够有力的再写 weak。' },
);

const part = z.strictObject(
  {
    name: words('name', '要写这一部分的名称。'),
    options: z
      .array(option, { error: '“options”要列出说法。' })
      .min(3, { error: '“options”每部分至少三个说法。' })
      .max(4, { error: '“options”每部分不超过四个说法。' }),
  },
  { error: '一部分要写 name 和 options。' },
);

const push = z.strictObject(
  { says: words('says', '要写对方怎么劝。'), tip: words('tip', '要写一句怎么顶住的提示。') },
  { error: '一次劝要写成 { says: …, tip: … }。' },
);

const schema = z.strictObject({
  situation: words('situation', '要写是什么情境。'),
  parts: z.array(part, { error: threeParts }).length(3, { error: threeParts }),
  pushes: z.array(push, { error: threePushes }).length(3, { error: threePushes }),
});

export const refuse = kindOf(schema, ({ parts }, say) => {
  repeated(
    parts.map(({ name }) => name),
    (i) => say(['parts', i, 'name'], '这一部分的名称和前面的重复了，请换一个。'),
  );
  parts.forEach(({ name, options }, i) => {
    const strong = options.filter(({ weak }) => !weak).length;
    if (strong < 2) {
      say(['parts', i, 'options'], `“${name}”只有 ${strong} 个有力的说法，至少两个不写“weak”。`);
    }
    repeated(
      options.map((one) => one.text),
      (at) => say(['parts', i, 'options', at], `“${name}”里这个说法写了两次，请改写一个。`),
    );
  });
});
