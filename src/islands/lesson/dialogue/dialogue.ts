import type { DialogueNode } from '#domain/learning/lesson';

/** Where a talk stands. */
export type Talk = {
  /** Node id. */
  at: string;
  /** Reply whose near reason is on the screen. */
  picked?: number;
  /** What was said to come here. */
  said: { node: string; reply: number }[];
  /** Replies tried at each node, for the reader's own eye. */
  tried: Record<string, number[]>;
};

export type TalkAct =
  | { do: 'pick'; option: number }
  | { do: 'unpick' }
  | { do: 'goOn' }
  | { do: 'restart' };

export type Turn = { mine: boolean; text: string };

export const beginTalk = (nodes: readonly DialogueNode[]): Talk => ({
  at: nodes[0]?.id ?? '',
  said: [],
  tried: {},
});

export function nodeOf(nodes: readonly DialogueNode[], id: string): DialogueNode {
  const node = nodes.find((one) => one.id === id);
  if (!node) throw new Error(`no node ${id}`);
  return node;
}

export function talk(nodes: readonly DialogueNode[], state: Talk, act: TalkAct): Talk {
  const { id, replies } = nodeOf(nodes, state.at);
  const { picked, ...unpicked } = state;
  switch (act.do) {
    case 'pick': {
      const tried = [...new Set([...(state.tried[id] ?? []), act.option])];
      return { ...state, picked: act.option, tried: { ...state.tried, [id]: tried } };
    }
    case 'unpick':
      return unpicked;
    case 'goOn': {
      const to = picked === undefined ? undefined : replies[picked]?.to;
      if (picked === undefined || to === undefined) return state;
      return { ...unpicked, at: to, said: [...state.said, { node: id, reply: picked }] };
    }
    case 'restart':
      return { ...beginTalk(nodes), tried: state.tried };
  }
}

/** All that has been said, as bubbles in their order. */
export function turnsOf(nodes: readonly DialogueNode[], { at, picked, said }: Talk): Turn[] {
  const now = { node: at, reply: picked };
  return [...said, now].flatMap(({ node: id, reply }) => {
    const { says, replies } = nodeOf(nodes, id);
    const answer = reply === undefined ? undefined : replies[reply]?.text;
    return [
      ...(says === undefined ? [] : [{ mine: false, text: says }]),
      ...(answer === undefined ? [] : [{ mine: true, text: answer }]),
    ];
  });
}
