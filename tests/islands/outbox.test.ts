import { describe, expect, it } from 'vitest';
import type { Entry } from '#islands/outbox/entry.ts';
import { createOutbox } from '#islands/outbox/outbox.ts';
import { type Shelf, sturdy } from '#islands/outbox/shelf.ts';
import { tidied } from '#islands/outbox/tidy.ts';
import { savingWords } from '#islands/outbox/words.ts';
import type { Reply } from '#islands/post.ts';

const answer = (owner: string, key: string): Entry => ({
  ...{ owner, key, kind: 'answer', attempt: 'A', item: key, option: 'x' },
});
const step = (owner: string, id: string): Entry => ({
  ...{ owner, key: `7/${id}`, kind: 'step', lesson: 'x', run: 7, step: id },
});
const no = (status: number, type = ''): Reply<never> => ({ ok: false, status, type, detail: '' });
const yes: Reply<unknown> = { ok: true, value: { saved: true } };

/** A computer's shelf, and a server that answers as told, then always yes. */
function computer(...first: Entry[]) {
  const disk = { entries: first };
  const shelf: Shelf = {
    read: async () => disk.entries,
    change: async (next) => {
      disk.entries = next(disk.entries);
    },
  };
  const sent: string[] = [];
  const replies: Reply<unknown>[] = [];
  const send = async ({ key }: Entry) => {
    sent.push(key);
    return replies.shift() ?? yes;
  };
  const open = (owner: string, on = shelf) =>
    createOutbox(owner, { shelf: sturdy(on), send, alone: (act) => act() });
  return { open, disk, sent, replies };
}

describe('what waits on a computer', () => {
  it('is sent in order and forgotten when it is confirmed', async () => {
    const { open, disk, sent } = computer();
    const outbox = open('ming');
    for (const key of ['1', '2', '3']) void outbox.add(answer('ming', key));
    expect(outbox.left()).toBe(3);
    expect(await outbox.sendAll()).toMatchObject({ ok: true });
    expect([sent, disk.entries, outbox.left()]).toEqual([['1', '2', '3'], [], 0]);
  });

  it('is found by the next page of the same student, under the same key', async () => {
    const { open, sent, replies } = computer();
    const killed = open('ming');
    await killed.add(answer('ming', '1'));
    replies.push(no(0));
    expect(await killed.sendAll()).toMatchObject({ ok: false, status: 0 });
    await open('ming').sendAll();
    expect(sent).toEqual(['1', '1']);
  });

  it('of another student is neither sent nor touched', async () => {
    const { open, disk, sent } = computer(answer('hong', '1'), step('hong', 'story'));
    const outbox = open('ming');
    await outbox.add(answer('ming', '2'));
    await outbox.sendAll();
    expect(sent).toEqual(['2']);
    expect(disk.entries.map(({ owner }) => owner)).toEqual(['hong', 'hong']);
  });

  it('keeps what comes while the rest is under way', async () => {
    const { open, sent } = computer(answer('ming', '1'));
    const outbox = open('ming');
    const sending = outbox.sendAll(() => sent.length === 1 && outbox.add(answer('ming', '2')));
    await sending;
    expect(sent).toEqual(['1', '2']);
  });
});

describe('the server’s word', () => {
  it.each([
    ['a lost line', no(0)],
    ['a restarting server', no(503)],
    ['an ended session', no(401)],
    ['a student who must set a password first', no(403)],
    ['another student’s session', no(412)],
  ])('%s stops the sending, and everything is kept', async (_, reply) => {
    const { open, disk, sent, replies } = computer(answer('ming', '1'), answer('ming', '2'));
    replies.push(reply);
    expect(await open('ming').sendAll()).toEqual(reply);
    expect([sent, disk.entries.length]).toEqual([['1'], 2]);
  });

  it.each([
    ['a first answer that counts', no(409, '/problems/already-answered')],
    ['a check handed in', no(409, '/problems/finished')],
    ['something long gone', no(404)],
    ['something that does not fit', no(400)],
  ])('%s ends the waiting of that one, and the next is sent', async (_, reply) => {
    const { open, disk, sent, replies } = computer(answer('ming', '1'), answer('ming', '2'));
    replies.push(reply);
    expect(await open('ming').sendAll()).toMatchObject({ ok: true });
    expect([sent, disk.entries]).toEqual([['1', '2'], []]);
  });

  it('a step ahead of its turn goes after the others, and otherwise waits quietly', async () => {
    const early = no(409, '/problems/step-order');
    const { open, disk, sent, replies } = computer(step('ming', 'facts'), step('ming', 'story'));
    replies.push(early, yes, early);
    expect(await open('ming').sendAll()).toMatchObject({ ok: true });
    expect(sent).toEqual(['7/facts', '7/story', '7/facts']);
    expect(disk.entries).toEqual([step('ming', 'facts')]);
  });
});

describe('a computer that keeps nothing', () => {
  it.each([
    ['refuses', () => Promise.reject(new Error('private window'))],
    ['throws', () => (undefined as unknown as () => never)()],
  ])('%s: the answer is kept in the page and sent all the same', async (_, broken) => {
    const { open, sent } = computer();
    const outbox = open('ming', { read: async () => broken(), change: async () => broken() });
    expect(outbox.lasts()).toBe(true);
    await outbox.add(answer('ming', '1'));
    expect(outbox.lasts()).toBe(false);
    expect(savingWords('waiting', outbox.left(), outbox.lasts())).toContain('先别关这一页');
    await outbox.sendAll();
    expect([sent, outbox.left()]).toEqual([['1'], 0]);
  });
});

describe('the words', () => {
  it('say how much waits, and only while it waits', () => {
    expect(savingWords('saved', 0, true)).toBe('已保存');
    expect(savingWords('saving', 2, true)).toBe('正在保存');
    expect(savingWords('waiting', 0, true)).toBe('等待网络');
    expect(savingWords('waiting', 2, true)).toBe('等待网络（2 个回答在这台电脑上等着）');
    expect(savingWords('waiting', 2, true, '步')).toContain('2 步在这台电脑上');
  });
});

describe('what others left behind', () => {
  const left = [answer('hong', '1'), answer('ming', '2')];

  it('lies 30 days from when a page first found it, and not longer', () => {
    const found = tidied(left, 'ming', '2026-09-01');
    expect(found.map(({ seen }) => seen)).toEqual(['2026-09-01', undefined]);
    expect(tidied(found, 'ming', '2026-10-01')).toHaveLength(2);
    expect(tidied(found, 'ming', '2026-10-02').map(({ key }) => key)).toEqual(['2']);
  });

  it('starts anew when its owner has been here', () => {
    const found = tidied(left, 'ming', '2026-09-01');
    const back = tidied(found, 'hong', '2026-12-01');
    expect(back.map(({ owner, seen }) => [owner, seen])).toContainEqual(['hong', undefined]);
  });
});
