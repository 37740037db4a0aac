import { untilAnswered } from '../patience.ts';
import type { Reply } from '../post.ts';
import type { Run, RunStep, StepAnswer } from './api.ts';

export type ProgressState = {
  who: 'unknown' | 'visitor' | 'student';
  /** Steps done on this page or known to the server. */
  read: string[];
  /** Steps the server has confirmed. */
  saved: string[];
  saving: 'saved' | 'saving' | 'waiting';
  counted: boolean;
  /** Read faster than the server can believe; seconds until it may be sent again. */
  tooFastSeconds?: number;
  /** What the server would not take, in its own words. */
  trouble?: string;
};

export type Io = {
  start: () => Promise<Reply<{ run: Run }>>;
  step: (id: string, run: number | undefined) => Promise<Reply<StepAnswer>>;
  pause: (tries: number) => Promise<void>;
};

export type Progress = ReturnType<typeof createProgress>;

/**
 * What a reader has done on this page, and how much of it the server knows.
 * @param order the lesson's steps; the server takes them in this order only
 */
export function createProgress(order: readonly string[], io: Io) {
  let state: ProgressState = {
    who: 'unknown',
    read: [],
    saved: [],
    saving: 'saved',
    counted: false,
  };
  let run: number | undefined;
  let sending = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<ProgressState>) => {
    state = { ...state, ...change };
    for (const tell of listeners) tell();
  };
  const waiting = () => set({ saving: 'waiting' });

  const take = (steps: RunStep[], counted: boolean) => {
    const saved = steps.filter(({ done }) => done).map(({ id }) => id);
    set({ saved, counted, read: [...new Set([...state.read, ...saved])] });
  };

  async function open(): Promise<void> {
    set({ saving: 'saving' });
    const reply = await untilAnswered(io.start, io.pause, waiting);
    if (reply.ok) {
      run = reply.value.run.id;
      set({ who: 'student' });
      take(reply.value.run.steps, reply.value.run.counted);
      await sendWhatIsDone();
    } else {
      // Nobody, a teacher, or a lesson not yet published: it can be read all the same.
      set({ who: 'visitor', saving: 'saved' });
    }
  }

  const nextToSend = () => {
    const next = order.find((id) => !state.saved.includes(id));
    return next !== undefined && state.read.includes(next) ? next : undefined;
  };

  async function sendWhatIsDone(): Promise<void> {
    if (sending || state.who !== 'student') return;
    sending = true;
    for (let id = nextToSend(); id !== undefined && !state.counted; id = nextToSend()) {
      if (!(await send(id))) break;
    }
    sending = false;
    if (state.saving !== 'waiting' && !state.trouble) set({ saving: 'saved' });
  }

  /** @returns whether the next step may follow */
  async function send(id: string): Promise<boolean> {
    set({ saving: 'saving', trouble: undefined, tooFastSeconds: undefined });
    const reply = await untilAnswered(() => io.step(id, run), io.pause, waiting);
    if (!reply.ok) {
      const signedOut = reply.status === 401;
      set({
        saving: 'waiting',
        trouble: signedOut
          ? '登录已经过期，请重新登录，再打开这一课。'
          : reply.detail || '没有存上，请刷新页面再试。',
      });
      return false;
    }
    set({ saving: 'saved' });
    const { steps, counted, tooFast } = reply.value;
    take(steps, counted);
    if (tooFast) set({ tooFastSeconds: tooFast.waitSeconds });
    return !tooFast && state.saved.includes(id);
  }

  return {
    state: () => state,
    subscribe(tell: () => void): () => void {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    open,
    finish(id: string): void {
      if (!state.read.includes(id)) set({ read: [...state.read, id] });
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
