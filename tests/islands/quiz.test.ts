import { describe, expect, it } from 'vitest';
import type { Reply } from '#islands/post.ts';
import type { Answer, Attempt, Result } from '#islands/quiz/api.ts';
import { createQuiz, type QuizIo } from '#islands/quiz/ctrl.ts';

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

/** A server with one attempt, and a tab that keeps answers; both can be told to misbehave. */
function world(answered: string[] = [], kept: Answer[] = []) {
  const sent: Answer[] = [];
  const next: Reply<never>[] = [];
  const tab = { kept };
  let keys = 0;
  const io: QuizIo = {
    open: async () =>
      next.shift() ?? {
        ok: true,
        value: {
          attempt: 'A',
          lesson: 'x',
          title: 'X',
          items,
          answered: [...answered],
        } as Attempt,
      },
    answer: async (_, answer) => {
      sent.push(answer);
      const other = next.shift();
      if (other) return other;
      answered.push(answer.item);
      return { ok: true, value: { saved: true } };
    },
    finish: async () => next.shift() ?? { ok: true, value: result },
    keep: (_, answers) => {
      tab.kept = [...answers];
    },
    kept: () => tab.kept,
    uuid: () => `key-${++keys}`,
    pause: async () => {},
  };
  return { io, sent, next, tab, answered };
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
    const { io, sent } = world();
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const quiz = createQuiz({ ...io, answer: (...all) => gate.then(() => io.answer(...all)) });
    await quiz.open();
    await answerAll(quiz, 3);
    expect(quiz.state().at).toBe('finishing');
    open();
    await settled();
    expect(sent.map(({ item }) => item)).toEqual(['0', '1', '2']);
    expect(quiz.state().at).toBe('result');
  });

  it('answers kept over a reload go out under their old keys', async () => {
    const { io, sent, tab } = world([], [{ item: '0', option: '0c', key: 'old' }]);
    const quiz = createQuiz(io);
    await quiz.open();
    expect(sent).toEqual([{ item: '0', option: '0c', key: 'old' }]);
    expect(quiz.state()).toMatchObject({ at: 'asking', index: 1 });
    expect(tab.kept).toEqual([]);
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
    const { io, next, tab } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    next.push(no(401));
    await answerAll(quiz, 1);
    expect(quiz.state()).toMatchObject({ at: 'shut', shut: { reason: 'signed-out' } });
    expect(tab.kept).toHaveLength(1);
  });

  it('an answer that does not fit is not sent for ever', async () => {
    const { io, next, tab } = world();
    const quiz = createQuiz(io);
    await quiz.open();
    next.push(no(400, '/problems/no-option'));
    await answerAll(quiz, 1);
    expect(quiz.state()).toMatchObject({ at: 'shut', shut: { reason: 'other', detail: '原因' } });
    expect(tab.kept).toEqual([]);
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
    ['already-completed', {}, { reason: 'done' }],
  ])('%s is said kindly before the first question', async (type, rest, shut) => {
    const { io, next } = world();
    next.push(no(409, `/problems/${type}`, rest));
    const quiz = createQuiz(io);
    await quiz.open();
    expect(quiz.state()).toMatchObject({ at: 'shut', shut });
  });
});
