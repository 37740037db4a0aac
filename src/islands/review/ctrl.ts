import type { Reply } from '../post.ts';
import type { Card, Feedback, Next } from './api.ts';

type Asked = { card: Card; left: number };

export type ReviewState =
  | { at: 'opening' }
  | ({ at: 'asking'; chosen?: string; sending?: true } & Asked)
  | ({ at: 'answered'; chosen: string; feedback: Feedback } & Asked)
  /** Nothing is due any more. */
  | { at: 'rest' }
  | { at: 'none' }
  | { at: 'stopped' }
  | { at: 'stuck'; signedOut: boolean };

export type ReviewIo = {
  next: (lesson: string) => Promise<Reply<Next>>;
  answer: (token: string, option: string) => Promise<Reply<Feedback>>;
};

export type Review = ReturnType<typeof createReview>;

/** One sitting: what is due today, and then as much practice as one likes. */
export function createReview(io: ReviewIo, show: () => void) {
  let state: ReviewState = { at: 'opening' };
  let lesson = '';
  let practising = false;
  /** What failed last, to be done once more. */
  let again: () => Promise<void> = next;

  const set = (to: ReviewState) => {
    state = to;
    show();
  };
  const stuck = (status: number, retry: () => Promise<void>) => {
    again = retry;
    set({ at: 'stuck', signedOut: status === 401 });
  };

  async function next(): Promise<void> {
    set({ at: 'opening' });
    const reply = await io.next(lesson);
    if (!reply.ok) return stuck(reply.status, next);
    if ('none' in reply.value) return set({ at: 'none' });
    const { card, left } = reply.value;
    set(card.due || practising ? { at: 'asking', card, left } : { at: 'rest' });
  }

  async function send(asked: Asked, chosen: string): Promise<void> {
    set({ at: 'asking', ...asked, chosen, sending: true });
    const reply = await io.answer(asked.card.token, chosen);
    if (reply.ok) return set({ at: 'answered', ...asked, chosen, feedback: reply.value });
    // Put too long ago, or to somebody else: there is always another one.
    if (reply.status === 404) return next();
    stuck(reply.status, () => send(asked, chosen));
  }

  return {
    state: () => state,
    lesson: () => lesson,
    next,
    choose(option: string): void {
      if (state.at === 'asking' && !state.sending) set({ ...state, chosen: option });
    },
    confirm(): void {
      if (state.at !== 'asking' || state.sending || state.chosen === undefined) return;
      const { card, left, chosen } = state;
      void send({ card, left }, chosen);
    },
    /** Practice beyond what is due, of one lesson or (with '') of all. */
    practise(of: string): void {
      lesson = of;
      practising = true;
      void next();
    },
    /** Back to where a lesson is chosen. */
    rest: () => set({ at: 'rest' }),
    stop: () => set({ at: 'stopped' }),
    retry: () => void again(),
  };
}
