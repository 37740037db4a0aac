import type { Entry } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { untilAnswered } from '../patience.ts';
import type { Reply } from '../post.ts';
import type { Run } from './api.ts';

export type ProgressState = {
  who: 'unknown' | 'visitor' | 'student';
  /** Steps done on this page or known to the server. */
  read: string[];
  /** Steps the server has confirmed. */
  saved: string[];
  saving: 'saved' | 'saving' | 'waiting';
  counted: boolean;
  /** How much waits on this computer, and whether it outlives this page. */
  left: number;
  lasts: boolean;
  /** Read faster than the server can believe; seconds until it may be sent again. */
  tooFastSeconds?: number;
  /** What the server would not take, in its own words. */
  trouble?: string;
};

export type Io = {
  start: () => Promise<Reply<{ run: Run; owner: string }>>;
  outbox: (owner: string) => Outbox;
  pause: (tries: number) => Promise<void>;
};

export type Progress = ReturnType<typeof createProgress>;

export const nothingYet: ProgressState = {
  who: 'unknown',
  read: [],
  saved: [],
  saving: 'saved',
  counted: false,
  left: 0,
  lasts: false,
};

const signedOut = '登录已经过期。做过的都留着，重新登录，再打开这一课就送出。';
const notTaken = '没有存上，请刷新页面再试。';

/**
 * What a reader has done on this page, and how much of it the server knows.
 * @param lesson its id
 * @param onPage the steps this page can do
 */
export function createProgress(lesson: string, onPage: readonly string[], io: Io) {
  let state = nothingYet;
  let run = 0;
  let outbox: Outbox | undefined;
  // The server takes steps in the order of the version the student once began.
  let order = onPage;
  let sending = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<ProgressState>) => {
    const [left, lasts] = [outbox?.left() ?? 0, outbox?.lasts() ?? false];
    state = { ...state, left, lasts, ...change };
    for (const tell of listeners) tell();
  };
  const waiting = () => set({ saving: 'waiting' });

  function take({ steps, counted, tooFast }: Run): void {
    order = steps.map(({ id }) => id);
    const saved = steps.filter(({ done }) => done).map(({ id }) => id);
    const read = [...new Set([...state.read, ...saved])];
    set({ saved, read, counted, tooFastSeconds: tooFast?.waitSeconds });
  }

  async function open(): Promise<void> {
    set({ saving: 'saving' });
    const reply = await untilAnswered(io.start, io.pause, waiting);
    if (reply.ok) {
      run = reply.value.run.id;
      outbox = io.outbox(reply.value.owner);
      take(reply.value.run);
      await takeUp(outbox);
      set({ who: 'student', saving: 'saved' });
      void sendOthers(outbox);
      await sendWhatIsDone();
    } else {
      // Nobody, a teacher, or a lesson not yet published: it can be read all the same.
      // 403: a student who has to set a password first.
      const trouble = reply.status === 403 ? reply.detail : undefined;
      set({ who: 'visitor', saving: 'saved', trouble });
    }
  }

  const isHere = (entry: Entry) => entry.kind === 'step' && entry.run === run;

  /** What was done before on this computer, and what was done until it was known who reads. */
  async function takeUp(outbox: Outbox): Promise<void> {
    const kept = (await outbox.waiting()).flatMap((entry) =>
      entry.kind === 'step' && isHere(entry) ? [entry.step] : [],
    );
    for (const id of state.read) if (!kept.includes(id)) keep(id);
    set({ read: [...new Set([...state.read, ...kept])] });
  }

  /** Everything of this student but the steps of this page, which go in an order of their own. */
  const sendOthers = (outbox: Outbox) =>
    untilAnswered(
      () => outbox.sendAll(undefined, (entry) => !isHere(entry) || isSaved(entry)),
      io.pause,
      () => {},
    );

  const isSaved = (entry: Entry) =>
    entry.kind === 'step' && (state.counted || state.saved.includes(entry.step));

  function keep(id: string): void {
    if (!state.counted && !state.saved.includes(id)) void outbox?.add(entryOf(outbox, id));
  }

  const entryOf = ({ owner }: Outbox, step: string): Entry => {
    return { owner, key: `${run}/${step}`, kind: 'step', lesson, run, step };
  };

  function nextToSend(): string | undefined {
    const next = order.find((id) => !state.saved.includes(id));
    if (next === undefined || state.counted) return undefined;
    // A stop that has since left the lesson cannot hold a reader back.
    const done = onPage.includes(next) ? next : 'story';
    return state.read.includes(done) ? next : undefined;
  }

  async function sendWhatIsDone(): Promise<void> {
    if (sending || state.who !== 'student') return;
    sending = true;
    for (let id = nextToSend(); id !== undefined; id = nextToSend()) {
      if (!(await send(id))) break;
    }
    sending = false;
  }

  /** @returns whether the next step may follow */
  async function send(id: string): Promise<boolean> {
    if (!outbox) return false;
    const entry = entryOf(outbox, id);
    const deliver = outbox.deliver as (entry: Entry) => Promise<Reply<Run>>;
    set({ saving: 'saving', trouble: undefined, tooFastSeconds: undefined });
    const reply = await untilAnswered(() => deliver(entry), io.pause, waiting);
    if (!reply.ok) {
      const trouble = reply.status === 401 ? signedOut : reply.detail || notTaken;
      set({ saving: 'waiting', trouble });
      return false;
    }
    set({ saving: 'saved' });
    take(reply.value);
    return state.saved.includes(id) && !reply.value.tooFast;
  }

  return {
    state: () => state,
    subscribe(tell: () => void): () => void {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    open,
    finish(id: string): void {
      if (!state.read.includes(id)) {
        keep(id);
        set({ read: [...state.read, id] });
      }
      void sendWhatIsDone();
    },
    /** Sends the last step once more, after reading too fast. */
    async sendLast(): Promise<void> {
      const last = order[order.length - 1];
      if (sending || last === undefined) return;
      sending = true;
      await send(last);
      sending = false;
    },
  };
}
