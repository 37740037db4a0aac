import { describe, expect, it } from 'vitest';
import type { Entry } from '#islands/outbox/entry.ts';
import { createOutbox } from '#islands/outbox/outbox.ts';
import { sturdy } from '#islands/outbox/shelf.ts';
import type { Reply } from '#islands/post.ts';
import type { Attempt, Result } from '#islands/quiz/api.ts';
import { createQuiz, type QuizIo } from '#islands/quiz/ctrl.ts';

type Answer = Extract<Entry, { kind: 'answer' }>;

const items = ['0', '1', '2'].map((item) => ({
  item,
  stem: `第 ${item} 题`,
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id: item + id, text: id })),
}));
const result: Result = { score: 3, of: 3, passed: true, completed: true, items: [] };
const no = (status: number, type = '', rest = {}): Reply<never> => ({
  ok: false,
  status,
  type,
  detail: '原因',
  ...rest,
});

const kept = (item: string, option: string): Entry => ({
  ...{ owner: 'ming', key: 'old', kind: 'answer', attempt: 'A', item, option },
});

/** A server with one attempt, and a computer that keeps answers; both can be told to misbehave. */
function world(answered: string[] = [], entries: Entry[] = []) {
  const sent: Answer[] = [];
  const next: Reply<never>[] = [];
  const disk = { entries };
  const clock = { now: 0 };
  let keys = 0;
  const shelf = sturdy({
    read: async () => disk.entries,
    change: async (next) => {
      disk.entries = next(disk.entries);
    },
  });
  const send = async (entry: Entry): Promise<Reply<unknown>> => {
    const answer = entry as Answer;
    sent.push(answer);
    const other = next.shift();
    if (other) return other;
    answered.push(answer.item);
    return { ok: true, value: { saved: true } };
  };
  const io: QuizIo = {
    open: async () =>
      next.shift() ?? {
        ok: true,
        value: {
          attempt: 'A',
          lesson: 'x',
          title: 'X',
          owner: 'ming',
          items,
          answered: [...answered],
        } as Attempt,
      },
    finish: async () => next.shift() ?? { ok: true, value: result },
    outbox: (owner) => createOutbox(owner, { shelf, send, alone: (act) => act() }),
    uuid: () => `key-${++keys}`,
    pause: async () => {},
    now: () => clock.now,
  };
  return { io, sent, next, disk, answered, clock, shelf, send };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
async function answerAll(quiz: ReturnType<typeof createQuiz>, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const state = quiz.state();
    if (state.at !== 'asking') return;
    quiz.choose(`${state.attempt.items[state.index]?.item}a`);
    quiz.confirm();
    await settled();
  }
}

describe('a quiz', () => {
  it('asks every question once, then shows the result', async () => {
    const { io, sent } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    await answerAll(quiz, 3);
    expect(sent.map(({ item, option, key }) => [item, option, key])).toEqual([
      ['0', '0a', 'key-1'],
      ['1', '1a', 'key-2'],
      ['2', '2a', 'key-3'],
    ]);
    expect(quiz.state()).toMatchObject({ at: 'result', result });
  });

  it('lets a choice be changed until it is confirmed, and not after', async () => {
    const { io, sent } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    quiz.choose('0a');
    quiz.choose('0b');
    quiz.confirm();
    await settled();
    expect(sent.map(({ option }) => option)).toEqual(['0b']);
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 1 });
  });

  it('does not go on without a choice', async () => {
    const quiz = createQuiz(world().io);
    await quiz.open();
    quiz.confirm();
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 0 });
  });

  it('resumes behind what was answered on another computer', async () => {
    const quiz = createQuiz(world(['0', '1']).io);
    await quiz.open();
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 2 });
  });

  it('goes straight to the result when everything was answered', async () => {
    const quiz = createQuiz(world(['0', '1', '2']).io);
    await quiz.open();
    expect(quiz.state().at).toBe('result');
  });
});

describe('without a network', () => {
  it('an answer is sent again under the same key until it is confirmed', async () => {
    const { io, sent, next } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    const seen: string[] = [];
    quiz.subscribe(() => seen.push(quiz.state().saving));
    next.push(no(0), no(502));
    await answerAll(quiz, 1);
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1']);
    expect(seen).toContain('waiting');
    expect(quiz.state().saving).toBe('saved');
  });

  it('the next question can be answered meanwhile, and the order is kept', async () => {
    const { io, sent, shelf, send } = world();
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const quiz = createQuiz({
      ...io,
      outbox: (owner) =>
        createOutbox(owner, {
          shelf,
          send: (entry) => gate.then(() => send(entry)),
          alone: (act) => act(),
        }),
    });
    await quiz.open();
    await answerAll(quiz, 3);
    expect(quiz.state().at).toBe('finishing');
    open();
    await settled();
    expect(sent.map(({ item }) => item)).toEqual(['0', '1', '2']);
    expect(quiz.state().at).toBe('result');
  });

  it('answers kept over a killed tab go out under their old keys', async () => {
    const { io, sent, disk } = world([], [kept('0', '0c')]);
    const quiz = createQuiz(io);
    await quiz.open();
    expect(sent).toEqual([kept('0', '0c')]);
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 1 });
    expect(disk.entries).toEqual([]);
  });
});

describe('when the server says no', () => {
  it('a second answer to a question is dropped: the first one counts', async () => {
    const { io, next } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    next.push(no(409, '/problems/already-answered'));
    await answerAll(quiz, 1);
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 1, saving: 'saved' });
  });

  it('an ended session keeps the answer for the same student', async () => {
    const { io, next, disk } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    next.push(no(401));
    await answerAll(quiz, 1);
    expect(quiz.state()).toMatchObject({ at: 'shut', shut: { reason: 'signed-out' } });
    expect(disk.entries).toHaveLength(1);
  });

  it('says so when somebody else is signed in by now, and keeps the answer', async () => {
    const { io, next, disk } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    next.push(no(412, '/problems/other-person'));
    await answerAll(quiz, 1);
    expect(quiz.state()).toMatchObject({ at: 'shut', shut: { reason: 'other', detail: '原因' } });
    expect(disk.entries).toHaveLength(1);
  });

  it('what waits of another attempt goes too, and its refusal does not end this one', async () => {
    const { io, next, sent, disk } = world([], [{ ...kept('0', '0c'), attempt: 'Z' } as Entry]);
    next.push({ ...(await io.open()) } as Reply<never>, no(404));
    const quiz = createQuiz(io);
    await quiz.open();
    expect(sent).toHaveLength(1);
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 0 });
    expect(disk.entries).toEqual([]);
  });

  it('an answer that does not fit is not sent for ever', async () => {
    const { io, next, disk } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    next.push(no(400, '/problems/no-option'));
    await answerAll(quiz, 1);
    expect(quiz.state()).toMatchObject({ at: 'shut', shut: { reason: 'other', detail: '原因' } });
    expect(disk.entries).toEqual([]);
  });

  it('a missing answer is asked for again instead of losing the attempt', async () => {
    const { io, answered } = world(['0', '1', '2']);
    const quiz = createQuiz({
      ...io,
      finish: async () => {
        answered.pop();
        return no(409, '/problems/unanswered');
      },
    });
    await quiz.open();
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 2 });
  });

  it.each([
    ['retake-pause', { retakeAt: 99 }, { reason: 'pause', retakeAt: 99 }],
    ['lesson-not-counted', {}, { reason: 'not-counted' }],
    ['already-completed', {}, { reason: 'not-now' }],
  ])('%s is said kindly before the first question', async (type, rest, shut) => {
    const { io, next } = world();
    next.push(no(409, `/problems/${type}`, rest));
    const quiz = createQuiz(io);
    await quiz.open();
    expect(quiz.state()).toMatchObject({ at: 'shut', shut });
  });
});

describe('with a deadline', () => {
  /** The server says how long there is, each time it is asked. */
  function timed(leftMs: number) {
    const given = world();
    const { io } = given;
    const server = { leftMs };
    const open = async () => {
      const reply = await io.open();
      return reply.ok ? { ...reply, value: { ...reply.value, leftMs: server.leftMs } } : reply;
    };
    const finish: QuizIo['finish'] = async () =>
      given.next.shift() ?? { ok: true, value: { pending: true, resultAt: 99 } };
    return { ...given, server, quiz: createQuiz({ ...io, open, finish }) };
  }

  it('counts down on a clock that nobody can set, and asks again after a sleep', async () => {
    const { quiz, clock, server } = timed(60_000);
    await quiz.open();
    clock.now += 20_000;
    expect(quiz.left()).toBe(40_000);
    server.leftMs = 5_000;
    await quiz.wake();
    expect(quiz.left()).toBe(5_000);
  });

  it('hands in what there is when the time is over', async () => {
    const { quiz, sent } = timed(60_000);
    await quiz.open();
    await answerAll(quiz, 1);
    quiz.handIn();
    await settled();
    expect(sent).toHaveLength(1);
    expect(quiz.state()).toMatchObject({ at: 'pending', resultAt: 99 });
  });

  it('goes on when the server sees time left', async () => {
    const { quiz, next } = timed(60_000);
    await quiz.open();
    next.push(no(409, '/problems/unanswered'));
    quiz.handIn();
    await settled();
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 0 });
  });

  it('does not exist in a check', async () => {
    const quiz = createQuiz(world().io);
    await quiz.open();
    expect(quiz.left()).toBeUndefined();
  });
});
