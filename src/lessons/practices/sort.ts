import { z } from 'zod';
import { words } from '../fields.ts';
import { kindOf, named, text, why } from './kind.ts';

const schema = z.strictObject({
  groups: z.array(named, { error: '“groups”要列出组。' }).min(2, { error: '“groups”至少两组。' }),
  cards: z
    .array(z.strictObject({ text, group: words('group', '要写组的 id。'), why }), {
      error: '“cards”要列出卡片。',
    })
    .min(4, { error: '“cards”至少四张。' }),
});

export const sort = kindOf(schema, ({ groups, cards }, say) => {
  const ids = groups.map(({ id }) => id);
  cards.forEach(({ group }, i) => {
    if (!ids.includes(group)) say(['cards', i, 'group'], `没有“${group}”这一组。`);
  });
  groups.forEach(({ id, name }, i) => {
    const used = cards.some(({ group }) => group === id);
    if (!used) say(['groups', i], `“${name}”这一组没有卡片。`);
  });
});
