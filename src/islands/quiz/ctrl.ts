import { type Entry, isSettled, type Refusal } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { savingWords } from '../outbox/words.ts';
import { passes, untilAnswered } from '../patience.ts';
import type { Reply } from '../post.ts';
import type { Attempt, Pending, Result } from './api.ts';
import { type Shut, shutBy } from './shut.ts';

export type QuizState = {
  saving: 'saved' | 'saving' | 'waiting';
} & (
  | { at: 'opening' }
  | { at: 'shut'; shut: Shut }
  | { at: 'asking'; attempt: Attempt; index: number; chosen?: string }
  | { at: 'finishing'; attempt: Attempt }
  | { at: 'result'; attempt: Attempt; result: Result }
  | { at: 'pending'; resultAt: number }
);

export type QuizIo = {
  /** @param owner whose page this is, once it is known */
  open: (owner?: string) => Promise<Reply<Attempt>>;
  finish: (attempt: string, owner: string) => Promise<Reply<Result | Pending>>;
  outbox: (owner: string) => Outbox;
  uuid: () => string;
  pause: (tries: number) => Promise<void>;
  /** Milliseconds of a clock that nobody can set. */
  now: () => number;
};

export type Quiz = ReturnType<typeof createQuiz>;

/** One attempt, from the first question to the result. */
export function createQuiz(io: QuizIo) {
  let state: QuizState = { at: 'opening', saving: 'saved' };
  let outbox: Outbox | undefined;
  let sending = false;
  let again = false;
  let reopened = false;
  let endsAt: number | undefined;
  /** What the server would not take of this attempt. */
  let refused: Refusal | undefined;
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
    const reply = await untilAnswered(() => io.open(outbox?.owner), io.pause, waiting);
    if (!reply.ok) return shut(reply);
    const attempt = reply.value;
    outbox ??= io.outbox(attempt.owner);
    time(attempt);
    for (const item of attempt.answered) answered.add(item);
    for (const entry of await outbox.waiting()) if (isOf(attempt, entry)) answered.add(entry.item);
    show({ at: 'finishing', attempt, saving: 'saved' });
    goOn(attempt);
    await sendAll(attempt, outbox);
  }

  function time({ leftMs }: Attempt): void {
    endsAt = leftMs === undefined ? undefined : io.now() + leftMs;
  }

  /** To the first question without an answer, or to the end. */
  function goOn(attempt: Attempt): void {
    const index = attempt.items.findIndex(({ item }) => !answered.has(item));
    if (index >= 0) show({ at: 'asking', attempt, index, saving: state.saving });
    else show({ at: 'finishing', attempt, saving: state.saving });
  }

  async function sendAll(attempt: Attempt, outbox: Outbox): Promise<void> {
    again = true;
    if (sending) return;
    sending = true;
    const heard = (entry: Entry, reply: Reply<unknown>) => {
      if (!reply.ok && reply.status !== 409 && isSettled(reply) && isOf(attempt, entry)) {
        refused = reply;
      }
      saving(state.saving);
    };
    while (again && !refused) {
      again = false;
      if (state.saving !== 'waiting') saving('saving');
      const reply = await untilAnswered(() => outbox.sendAll(heard), io.pause, waiting);
      if (!reply.ok) refused = reply;
    }
    if (refused) return shut(refused);
    saving('saved');
    sending = false;
    if (state.at === 'finishing') await finish(attempt, outbox);
  }

  async function finish(attempt: Attempt, outbox: Outbox): Promise<void> {
    const hand = () => io.finish(attempt.attempt, outbox.owner);
    const reply = await untilAnswered(hand, io.pause, waiting);
    if (!reply.ok && reply.status === 409 && !reopened) {
      // The server misses an answer, or has time left: ask it which.
      reopened = true;
      answered.clear();
      return open();
    }
    if (!reply.ok) return shut(reply);
    const { value } = reply;
    if ('pending' in value) show({ at: 'pending', resultAt: value.resultAt, saving: 'saved' });
    else show({ at: 'result', attempt, result: value, saving: 'saved' });
  }

  return {
    state: () => state,
    /** How saving stands, in words. */
    words: () => savingWords(state.saving, outbox?.left() ?? 0, outbox?.lasts() ?? false),
    /** Do answers outlive this page? */
    lasts: () => outbox?.lasts() ?? false,
    /** Milliseconds until the end; undefined where there is no hurry. */
    left: () => (endsAt === undefined ? undefined : Math.max(0, endsAt - io.now())),
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
      if (!outbox || state.at !== 'asking' || state.chosen === undefined) return;
      const { attempt, index, chosen } = state;
      const item = attempt.items[index]?.item;
      if (item === undefined) return;
      answered.add(item);
      const { owner } = outbox;
      const [act, key] = [{ attempt: attempt.attempt, item, option: chosen }, io.uuid()];
      void outbox.add({ owner, key, kind: 'answer', ...act });
      goOn(attempt);
      void sendAll(attempt, outbox);
    },
    /** The time is over: hands in what there is. */
    handIn(): void {
      if (!outbox || state.at !== 'asking') return;
      const { attempt } = state;
      reopened = false;
      show({ at: 'finishing', attempt, saving: state.saving });
      void sendAll(attempt, outbox);
    },
    /** A tablet that slept may have missed time: the server's clock went on. */
    async wake(): Promise<void> {
      if (state.at !== 'asking' || endsAt === undefined) return;
      const reply = await io.open(outbox?.owner);
      if (reply.ok) time(reply.value);
      // Nothing more to answer, or no longer this student's page.
      else if (state.at === 'asking' && !passes(reply.status)) shut(reply);
    },
  };
}

const isOf = ({ attempt }: Attempt, entry: Entry): entry is Extract<Entry, { kind: 'answer' }> =>
  entry.kind === 'answer' && entry.attempt === attempt;
