import { z } from 'zod';
import { words } from '../fields.ts';
import { checkSource, kindOf, repeated, source, text, why } from './kind.ts';

const point = z.strictObject(
  {
    label: words('label', '要写这一点的名称，比如年份。'),
    value: z
      .number({ error: '“value”要写数字，单位写在“unit”。' })
      .nonnegative({ error: '“value”不能小于 0。' }),
  },
  { error: '一个点要写成 { label: …, value: … }。' },
);

const option = z.strictObject(
  {
    text,
    right: z.boolean({ error: '“right”只写 true，不对的选项不写。' }).default(false),
    why,
  },
  { error: '一个选项要写成 { text: …, why: … }，对的那个再写 right: true。' },
);

const question = z.strictObject(
  {
    text: words('text', '要写一个问题。'),
    options: z
      .array(option, { error: '“options”要列出选项。' })
      .min(2, { error: '“options”每题至少两个选项。' })
      .max(4, { error: '“options”每题不超过四个选项。' }),
  },
  { error: '一题要写 text 和 options。' },
);

const schema = z.strictObject({
  title: words('title', '要写图的标题。'),
  unit: words('unit', '要写数字的单位。'),
  form: z.enum(['bar', 'line'], { error: '“form”要写 bar（柱形）或 line（折线）。' }),
  source,
  points: z
    .array(point, { error: '“points”要列出图上的点。' })
    .min(3, { error: '“points”至少三个点。' })
    .max(12, { error: '“points”不超过十二个点，再多就看不清了。' }),
  questions: z
    .array(question, { error: '“questions”要列出 2 到 4 题。' })
    .min(2, { error: '“questions”至少两题。' })
    .max(4, { error: '“questions”不超过四题。' }),
});

export const chart = kindOf(schema, ({ source: id, points, questions }, say, sources) => {
  checkSource(id, sources, ['source'], say);
  repeated(
    points.map(({ label }) => label),
    (i) => say(['points', i, 'label'], '这一点的名称和前面的重复了，请换一个。'),
  );
  if (points.every(({ value }) => value === 0)) say(['points'], '所有的点都是 0，画不成图。');
  questions.forEach(({ options }, i) => {
    const at = (...path: number[]) => ['questions', i, 'options', ...path];
    const right = options.filter((one) => one.right).length;
    if (right === 0) say(at(), '这一题没有对的选项，请给对的那个写 right: true。');
    if (right > 1) say(at(), `这一题有 ${right} 个 right: true，只能有一个。`);
    repeated(
      options.map((one) => one.text),
      (j) => say(at(j), '这个选项和前面的重复了，请改写一个。'),
    );
  });
});
