import { untilAnswered } from '../patience.ts';
import type { Reply } from '../post.ts';
import type { Answer, Attempt, Result } from './api.ts';
import { type Refusal, type Shut, shutBy } from './shut.ts';

export type QuizState = {
  saving: 'saved' | 'saving' | 'waiting';
} & (
  | { at: 'opening' }
  | { at: 'shut'; shut: Shut }
  | { at: 'asking'; attempt: Attempt; index: number; chosen?: string }
  | { at: 'finishing'; attempt: Attempt }
  | { at: 'result'; attempt: Attempt; result: Result }
);

export type QuizIo = {
  open: () => Promise<Reply<Attempt>>;
  answer: (attempt: string, answer: Answer) => Promise<Reply<{ saved: true }>>;
  finish: (attempt: string) => Promise<Reply<Result>>;
  keep: (attempt: string, answers: readonly Answer[]) => void;
  kept: (attempt: string) => Answer[];
  uuid: () => string;
  pause: (tries: number) => Promise<void>;
};

export type Quiz = ReturnType<typeof createQuiz>;

/** One attempt at a check, from the first question to the result. */
export function createQuiz(io: QuizIo) {
  let state: QuizState = { at: 'opening', saving: 'saved' };
  let outbox: Answer[] = [];
  let sending = false;
  let reopened = false;
  /** Items answered, confirmed or not. */
  const answered = new Set<string>();
  const listeners = new Set<() => void>();

  const show = (next: QuizState) => {
    state = next;
    for (const tell of listeners) tell();
  };
  const saving = (how: QuizState['saving']) => show({ ...state, saving: how });
  const waiting = () => saving('waiting');
  const shut = (reply: Refusal) => show({ at: 'shut', saving: state.saving, shut: shutBy(reply) });

  async function open(): Promise<void> {
    const reply = await untilAnswered(io.open, io.pause, waiting);
    if (!reply.ok) return shut(reply);
    const attempt = reply.value;
    for (const item of attempt.answered) answered.add(item);
    outbox = io.kept(attempt.attempt).filter(({ item }) => !answered.has(item));
    for (const { item } of outbox) answered.add(item);
    io.keep(attempt.attempt, outbox);
    show({ at: 'finishing', attempt, saving: 'saved' });
    goOn(attempt);
    await sendAll(attempt);
  }

  /** To the first question without an answer, or to the end. */
  function goOn(attempt: Attempt): void {
    const index = attempt.items.findIndex(({ item }) => !answered.has(item));
    if (index >= 0) show({ at: 'asking', attempt, index, saving: state.saving });
    else show({ at: 'finishing', attempt, saving: state.saving });
  }

  async function sendAll(attempt: Attempt): Promise<void> {
    if (sending) return;
    sending = true;
    const refused = await emptyOutbox(attempt);
    if (!refused && state.at === 'finishing') await finish(attempt);
    sending = false;
  }

  async function emptyOutbox(attempt: Attempt): Promise<boolean> {
    for (let answer = outbox[0]; answer; answer = outbox[0]) {
      const now = answer;
      saving('saving');
      const reply = await untilAnswered(() => io.answer(attempt.attempt, now), io.pause, waiting);
      // 409: the server already holds an answer to this one, and the first answer counts.
      if (!reply.ok && reply.status !== 409) {
        // Signed out: it goes again later. Anything else would be refused again.
        if (reply.status !== 401) io.keep(attempt.attempt, outbox.slice(1));
        shut(reply);
        return true;
      }
      outbox = outbox.slice(1);
      io.keep(attempt.attempt, outbox);
    }
    saving('saved');
    return false;
  }

  async function finish(attempt: Attempt): Promise<void> {
    const reply = await untilAnswered(() => io.finish(attempt.attempt), io.pause, waiting);
    if (!reply.ok && reply.status === 409 && !reopened) {
      // The server misses an answer: ask it which.
      reopened = true;
      answered.clear();
      sending = false;
      return open();
    }
    if (!reply.ok) return shut(reply);
    show({ at: 'result', attempt, result: reply.value, saving: 'saved' });
  }

  return {
    state: () => state,
    subscribe(tell: () => void): () => void {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    open,
    choose(option: string): void {
      if (state.at === 'asking') show({ ...state, chosen: option });
    },
    /** The chosen option becomes the answer: the first answer counts. */
    confirm(): void {
      if (state.at !== 'asking' || state.chosen === undefined) return;
      const { attempt, index, chosen } = state;
      const item = attempt.items[index]?.item;
      if (item === undefined) return;
      answered.add(item);
      outbox = [...outbox, { item, option: chosen, key: io.uuid() }];
      io.keep(attempt.attempt, outbox);
      goOn(attempt);
      void sendAll(attempt);
    },
  };
}
