import { describe, expect, it } from 'vitest';
import type { DialogueNode } from '#domain/learning/lesson';
import { beginTalk, type Talk, talk, turnsOf } from '#islands/lesson/dialogue/dialogue.ts';

const nodes: DialogueNode[] = [
  {
    id: 'start',
    says: '来不来？',
    replies: [
      { text: '都有谁？', to: 'who', why: '先问。' },
      { text: '行吧。', to: 'push', why: '太快。' },
    ],
  },
  { id: 'push', says: '说定了！', replies: [{ text: '等等。', to: 'start', why: '可以改。' }] },
  { id: 'who', says: '问那么多？', replies: [{ text: '我不去。', to: 'end', why: '说清楚。' }] },
  { id: 'end', replies: [], ending: '还是朋友。' },
];
const start = beginTalk(nodes);
const pick = (state: Talk, option: number) => talk(nodes, state, { do: 'pick', option });
const goOn = (state: Talk) => talk(nodes, state, { do: 'goOn' });
const words = (state: Talk) => turnsOf(nodes, state).map(({ text }) => text);

describe('a talk', () => {
  it('begins with the other person', () => {
    expect(turnsOf(nodes, start)).toEqual([{ mine: false, text: '来不来？' }]);
  });

  it('shows a reply before it counts, so that it can be taken back', () => {
    const picked = pick(start, 1);
    expect(words(picked)).toEqual(['来不来？', '行吧。']);
    expect(picked.at).toBe('start');
    expect(words(talk(nodes, picked, { do: 'unpick' }))).toEqual(['来不来？']);
  });

  it('a poor reply is pushed against, and leads back to another try', () => {
    const pushed = goOn(pick(start, 1));
    expect(words(pushed)).toEqual(['来不来？', '行吧。', '说定了！']);
    const again = goOn(pick(pushed, 0));
    expect(again.at).toBe('start');
    expect(again.tried).toEqual({ start: [1], push: [0] });
  });

  it('does not go on before something is said', () => {
    expect(goOn(start)).toBe(start);
  });

  it('ends at an ending, which may be silent', () => {
    const end = goOn(pick(goOn(pick(start, 0)), 0));
    expect(end.at).toBe('end');
    expect(words(end)).toEqual(['来不来？', '都有谁？', '问那么多？', '我不去。']);
    expect(goOn(end)).toBe(end);
  });

  it('starts anew and remembers what was tried', () => {
    const again = talk(nodes, goOn(pick(start, 0)), { do: 'restart' });
    expect(again).toEqual({ at: 'start', said: [], tried: { start: [0] } });
  });
});
