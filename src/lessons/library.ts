import { z } from 'zod';
import { day, shortName, words } from './fields.ts';

const reference = {
  source: words('source', '要写来源的名称，法律要带版本或施行日期。'),
  url: z.url({ protocol: /^https$/, error: '“url”要写以 https:// 开头的网址。' }),
};

/** A word of the glossary: content/glossary.yaml. */
export const term = z.strictObject({
  id: shortName('id'),
  term: words('term', '要写这个词。'),
  aliases: z.array(z.string()).default([]),
  says: words('says', '要用学生的话说明这个词。'),
  ...reference,
  seen: day('seen', '查看来源'),
  reviewBy: day('reviewBy', '下次核对'),
  lessons: z.array(z.string()).default([]),
});

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/, {
  error: '日期写成“月-日”，例如 06-26。',
});

/** Days of the year and activities of a school: content/calendar.yaml. */
export const calendar = z.strictObject({
  days: z.array(
    z.strictObject({
      id: shortName('id'),
      from: monthDay,
      to: monthDay.optional(),
      name: words('name', '要写这一天的名称。'),
      what: words('what', '要写做什么。'),
      /** Only in these years; left out: every year. */
      years: z.array(z.number().int()).optional(),
      source: reference.source.optional(),
      url: reference.url.optional(),
    }),
  ),
  fiveOnes: z.array(
    z.strictObject({ name: words('name', '要写活动名称。'), how: words('how', '要写怎么做。') }),
  ),
});

export type Term = z.infer<typeof term>;
export type Calendar = z.infer<typeof calendar>;

/** A guide for one kind of user: the head of content/guide/*.md. */
export const guideHead = z.strictObject({
  title: words('title', '要写标题。'),
  order: z.number({ error: '“order”要写排在第几。' }),
  for: words('for', '要写给谁看。'),
});
