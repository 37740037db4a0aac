import { z } from 'zod';
import type { DialogueNode } from '#domain/learning/lesson';
import { shortName, words } from '../fields.ts';
import { canEnd, longestPath, reachable, type Ways } from '../ways.ts';
import { kindOf, repeated, type Say, text, why } from './kind.ts';

const leastExchanges = 3;

const reply = z.strictObject(
  { text, to: words('to', '要写这句回答通向哪个节点的 id。'), why },
  { error: '一句回答要写成 { text: …, to: 节点, why: … }。' },
);

const node = z.strictObject(
  {
    id: shortName('id'),
    says: words('says', '要写对方说的话。').optional(),
    replies: z.array(reply, { error: '“replies”要列出回答；结束的节点不写它。' }).default([]),
    ending: words('ending', '要写一句结束的话。').optional(),
  },
  { error: '一个节点要写 id、says 和 replies，结束的节点写 id 和 ending。' },
);

const schema = z.strictObject({
  with: words('with', '要写对话的人。'),
  goal: words('goal', '要写这段对话要做到什么。'),
  nodes: z
    .array(node, { error: '“nodes”要列出节点，第一个是开头。' })
    .min(2, { error: '“nodes”至少要有开头和结束两个节点。' })
    .max(20, { error: '“nodes”不超过二十个，对话太长练不完。' }),
});

export const dialogue = kindOf(schema, ({ nodes }, say) => {
  const ids = nodes.map(({ id }) => id);
  repeated(ids, (i) => say(['nodes', i, 'id'], `节点“${ids[i]}”写了两次，请给它换一个 id。`));
  nodes.forEach((one, i) => {
    checkNode(one, ids, (path, words) => say(['nodes', i, ...path], words));
  });
  const whole = nodes.every(({ replies }) => replies.every(({ to }) => ids.includes(to)));
  // A reply that leads nowhere makes every further finding a riddle.
  if (whole && new Set(ids).size === ids.length) checkWays(nodes, say);
});

function checkNode({ id, says, replies, ending }: DialogueNode, ids: string[], say: Say): void {
  if (replies.length > 0 && ending) {
    say(['ending'], `节点“${id}”又有回答又有结束，只能留一种。`);
  } else if (replies.length === 0 && !ending) {
    say([], `节点“${id}”没有出口，请写“replies”，结束的节点写“ending”。`);
  } else if (!ending && (replies.length < 2 || replies.length > 4)) {
    say(['replies'], `节点“${id}”有 ${replies.length} 句回答，要有 2 到 4 句可以选。`);
  }
  if (!ending && !says) say([], `节点“${id}”要写“says”，对方说了什么。`);
  replies.forEach(({ to }, i) => {
    if (!ids.includes(to)) {
      say(['replies', i, 'to'], `这句回答通向的节点“${to}”不存在，请改成已有的 id。`);
    }
  });
  repeated(
    replies.map((one) => one.text),
    (i) => say(['replies', i], `节点“${id}”里这句回答写了两次，请改写一句。`),
  );
}

function checkWays(nodes: DialogueNode[], say: Say): void {
  const ways: Ways = new Map(nodes.map(({ id, replies }) => [id, replies.map(({ to }) => to)]));
  const start = nodes[0]?.id ?? '';
  const reached = reachable(ways, start);
  const ends = canEnd(ways);
  nodes.forEach(({ id }, i) => {
    if (!reached.has(id)) {
      say(['nodes', i], `节点“${id}”没有一句回答走得到，请从别的节点连过来，或删掉。`);
    } else if (!ends.has(id)) {
      say(['nodes', i], `从节点“${id}”走不到结束，请给它一句通向结束的回答。`);
    }
  });
  const exchanges = longestPath(ways, start, leastExchanges);
  if (exchanges < leastExchanges) {
    say(
      ['nodes'],
      `最长的一条路只有 ${exchanges} 个来回，至少要 ${leastExchanges} 个，请再加几句。`,
    );
  }
}
