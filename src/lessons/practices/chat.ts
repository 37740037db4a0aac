import { z } from 'zod';
import { shortName, words } from '../fields.ts';
import { kindOf, named, text, why } from './kind.ts';

const message = z.strictObject({
  from: words('from', '要写谁发的。'),
  text,
  trick: shortName('trick').optional(),
  why: why.optional(),
});

const schema = z.strictObject({
  tricks: z
    .array(named, { error: '“tricks”要列出话术。' })
    .min(2, { error: '“tricks”至少两种话术。' }),
  messages: z
    .array(message, { error: '“messages”要列出消息。' })
    .min(4, { error: '“messages”至少四条。' }),
});

export const chat = kindOf(schema, ({ tricks, messages }, say) => {
  const ids = tricks.map(({ id }) => id);
  messages.forEach(({ trick, why: reason }, i) => {
    if (trick === undefined) return;
    if (!ids.includes(trick)) say(['messages', i, 'trick'], `没有“${trick}”这种话术。`);
    if (!reason) say(['messages', i], '有话术的消息要写“why”，说明它为什么是话术。');
  });
  if (messages.every(({ trick }) => trick === undefined)) {
    say(['messages'], '至少要有一条有话术的消息。');
  }
});
