import { describe, expect, it } from 'vitest';
import type { Run } from '#islands/lesson/api.ts';
import { createProgress, type Io } from '#islands/lesson/progress.ts';
import { railOf } from '#islands/lesson/rail.ts';
import { savingWords } from '#islands/lesson/savingWords.ts';
import type { Entry } from '#islands/outbox/entry.ts';
import { createOutbox } from '#islands/outbox/outbox.ts';
import { sturdy } from '#islands/outbox/shelf.ts';
import type { Reply } from '#islands/post.ts';

const steps = ['stop-1', 'stop-2', 'story', 'facts', 'practice'];
const no = (status: number, detail = ''): Reply<never> => ({ ok: false, status, type: '', detail });

/** A server that keeps the steps of one student, and can be told to misbehave. */
function server(order = steps, done: string[] = [], entries: Entry[] = []) {
  const sent: string[] = [];
  const next: (Reply<never> | 'tooFast')[] = [];
  const view = (tooFast?: Run['tooFast']): Run => ({
    id: 7,
    steps: order.map((id) => ({ id, done: done.includes(id), issued: true })),
    counted: !tooFast && order.every((id) => done.includes(id)),
    tooFast,
  });
  const disk = { entries };
  const shelf = sturdy({
    read: async () => disk.entries,
    change: async (next) => {
      disk.entries = next(disk.entries);
    },
  });
  const send = async (entry: Entry): Promise<Reply<unknown>> => {
    if (entry.kind !== 'step') return { ok: true, value: { saved: true } };
    sent.push(`${entry.run}:${entry.step}`);
    const other = next.shift();
    if (other && other !== 'tooFast') return other;
    done.push(entry.step);
    return { ok: true, value: view(other ? { waitSeconds: 90 } : undefined) };
  };
  const io: Io = {
    start: async () => {
      const other = next.shift();
      return other && other !== 'tooFast'
        ? other
        : { ok: true, value: { run: view(), owner: 'ming' } };
    },
    outbox: (owner) => createOutbox(owner, { shelf, send, alone: (act) => act() }),
    pause: async () => {},
  };
  return { io, sent, next, done, disk };
}

const step = (id: string): Entry => ({
  ...{ owner: 'ming', key: `7/${id}`, kind: 'step', lesson: 'x', run: 7, step: id },
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a signed-in student', () => {
  it('has each step saved, in the order the server takes them', async () => {
    const { io, sent } = server();
    const progress = createProgress('x', steps, io);
    await progress.open();
    for (const id of ['stop-1', 'facts', 'stop-2', 'story', 'practice']) progress.finish(id);
    await settled();
    expect(sent).toEqual(steps.map((id) => `7:${id}`));
    expect(progress.state()).toMatchObject({ counted: true, saving: 'saved', saved: steps });
  });

  it('keeps a step that is ahead of its turn until the others are done', async () => {
    const { io, sent } = server();
    const progress = createProgress('x', steps, io);
    await progress.open();
    progress.finish('facts');
    await settled();
    expect(sent).toEqual([]);
    expect(progress.state()).toMatchObject({ read: ['facts'], saved: [] });
  });

  it('returns to what the server knows', async () => {
    const progress = createProgress('x', steps, server(steps, ['stop-1', 'stop-2']).io);
    await progress.open();
    expect(progress.state()).toMatchObject({ who: 'student', read: ['stop-1', 'stop-2'] });
  });

  it('sees 等待网络 while a step does not come through, then 已保存', async () => {
    const { io, next } = server();
    const progress = createProgress('x', steps, io);
    await progress.open();
    const seen: (string | undefined)[] = [];
    progress.subscribe(() => seen.push(savingWords(progress.state())));
    next.push(no(0), no(503));
    progress.finish('stop-1');
    await settled();
    expect(seen).toContain('正在保存');
    expect(seen).toContain('等待网络（1 步在这台电脑上等着）');
    expect(savingWords(progress.state())).toBe('已保存');
  });

  it('is told when the lesson was read too fast, and can send the last step again', async () => {
    const { io, next, sent } = server(steps, steps.slice(0, 4));
    const progress = createProgress('x', steps, io);
    await progress.open();
    next.push('tooFast');
    progress.finish('practice');
    await settled();
    expect(progress.state()).toMatchObject({ counted: false, tooFastSeconds: 90 });
    expect(sent).toEqual(['7:practice']);
    await progress.sendLast();
    expect(progress.state().counted).toBe(true);
    expect(progress.state().tooFastSeconds).toBeUndefined();
  });

  it('finds what was done before the tab was killed, and sends it', async () => {
    const { io, sent, disk } = server(steps, ['stop-1'], [step('facts'), step('stop-2')]);
    const progress = createProgress('x', steps, io);
    await progress.open();
    expect(progress.state().read).toEqual(['stop-1', 'facts', 'stop-2']);
    expect(sent).toEqual(['7:stop-2']);
    expect(disk.entries).toEqual([step('facts')]);
  });

  it('has kept what was done before it was known who reads', async () => {
    const { io, sent } = server();
    const progress = createProgress('x', steps, io);
    const opening = progress.open();
    progress.finish('stop-1');
    await opening;
    expect(sent).toEqual(['7:stop-1']);
  });

  it('leaves the steps of another student alone', async () => {
    const hers = { ...step('stop-1'), owner: 'hong', key: '8/stop-1', run: 8 } as Entry;
    const { io, sent, disk } = server(steps, [], [hers]);
    const progress = createProgress('x', steps, io);
    await progress.open();
    await settled();
    expect([sent, disk.entries, progress.state().read]).toEqual([[], [hers], []]);
  });

  it('sends what waits of other lessons and checks too', async () => {
    const other = { ...step('story'), key: '3/story', run: 3 } as Entry;
    const { io, sent, disk } = server(steps, [], [other]);
    await createProgress('x', steps, io).open();
    await settled();
    expect([sent, disk.entries]).toEqual([['3:story'], []]);
  });

  it('whose session has ended is told so, and nothing more is sent', async () => {
    const { io, next, sent } = server();
    const progress = createProgress('x', steps, io);
    await progress.open();
    next.push(no(401));
    progress.finish('stop-1');
    await settled();
    expect(progress.state().trouble).toContain('登录已经过期');
    expect(savingWords(progress.state())).toBe('没有存上');
    expect(sent).toHaveLength(1);
  });

  it('is not held back by a stop that has left the lesson since', async () => {
    const { io, sent } = server(['stop-1', 'stop-2', 'stop-3', 'story', 'facts', 'practice']);
    const progress = createProgress('x', steps, io);
    await progress.open();
    for (const id of steps) progress.finish(id);
    await settled();
    expect(sent).toContain('7:stop-3');
    expect(progress.state().counted).toBe(true);
  });
});

describe('a visitor', () => {
  it('reads without being recorded', async () => {
    const { io, next, sent } = server();
    next.push(no(401));
    const progress = createProgress('x', steps, io);
    await progress.open();
    progress.finish('stop-1');
    await settled();
    expect(sent).toEqual([]);
    expect(progress.state()).toMatchObject({ who: 'visitor', read: ['stop-1'] });
  });
});

describe('the rail', () => {
  it('marks what is done and what comes next', () => {
    const rail = railOf(steps, { read: ['stop-1', 'stop-2', 'story'], counted: false }, 'x');
    expect(rail.map(({ name, done, next }) => [name, done, next])).toEqual([
      ['故事', true, false],
      ['停一停', true, false],
      ['事实', false, true],
      ['练一练', false, false],
      ['小测', false, false],
    ]);
  });

  it('counts the stops while they are on the way', () => {
    const [, stop] = railOf(steps, { read: ['stop-1'], counted: false }, 'x');
    expect(stop).toMatchObject({ done: false, count: '1/2' });
  });

  it('opens the check only when the lesson is counted', () => {
    const check = (counted: boolean) => railOf(steps, { read: steps, counted }, 'x')[4]?.href;
    expect(check(false)).toBe('#check');
    expect(check(true)).toBe('/quiz/x');
  });
});
