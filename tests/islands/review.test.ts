import { expect, it } from 'vitest';
import type { Reply } from '#islands/post.ts';
import type { Card, Feedback, Next } from '#islands/review/api.ts';
import { createReview } from '#islands/review/ctrl.ts';

const card = (token: string, due: boolean): Card => ({
  ...{ token, due, stem: `题 ${token}`, lesson: '第1课' },
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id })),
});
const feedback: Feedback = { right: true, key: 'a', feedback: '好', why: '因为' };
const no = (status: number): Reply<never> => ({ ok: false, status, type: '', detail: '' });
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A server with these cards in order; `fails` is said instead, once each. */
function world(cards: Card[], fails: Reply<never>[] = []) {
  const asked: string[] = [];
  const sent: string[] = [];
  const review = createReview(
    {
      next: async (lesson) => {
        asked.push(lesson);
        const [now] = cards;
        const value: Next = now ? { card: now, left: Number(now.due) } : { none: true };
        return fails.shift() ?? { ok: true, value };
      },
      answer: async (token, option) => {
        sent.push(`${token} ${option}`);
        const failed = fails.shift();
        if (!failed || (!failed.ok && failed.status === 404)) cards.shift();
        return failed ?? { ok: true, value: feedback };
      },
    },
    () => {},
  );
  const answer = async (option: string) => {
    review.choose(option);
    review.confirm();
    await settled();
  };
  return { review, asked, sent, answer };
}

it('asks what is due, tells at once, then rests, and goes on only when asked to', async () => {
  const { review, asked, sent, answer } = world([card('1', true), card('2', false)]);
  await review.next();
  expect(review.state()).toMatchObject({ at: 'asking', left: 1 });
  review.confirm();
  expect(sent, 'nothing is sent without a choice').toEqual([]);
  review.choose('b');
  await answer('a');
  expect(sent).toEqual(['1 a']);
  expect(review.state()).toMatchObject({ at: 'answered', chosen: 'a', feedback });
  await review.next();
  expect(review.state()).toEqual({ at: 'rest' });
  review.practise('lesson-1');
  await settled();
  expect(asked.at(-1)).toBe('lesson-1');
  expect(review.state()).toMatchObject({ at: 'asking', card: { token: '2' } });
  review.stop();
  expect(review.state().at).toBe('stopped');
});

it('pressed twice, an answer is sent once', async () => {
  const { review, sent } = world([card('1', true)]);
  await review.next();
  review.choose('a');
  review.confirm();
  review.confirm();
  await settled();
  expect(sent).toEqual(['1 a']);
});

it('without a network it says so and does the same again', async () => {
  const { review, sent, answer } = world([card('1', true)], [no(0)]);
  await review.next();
  expect(review.state()).toEqual({ at: 'stuck', signedOut: false });
  review.retry();
  await settled();
  expect(review.state().at).toBe('asking');
  await answer('a');
  expect(sent).toEqual(['1 a']);
});

it('an old question is followed by another, a lost session by the way to sign in', async () => {
  const fails: Reply<never>[] = [];
  const { review, answer } = world([card('1', true), card('2', true)], fails);
  await review.next();
  fails.push(no(404));
  await answer('a');
  expect(review.state()).toMatchObject({ at: 'asking', card: { token: '2' } });
  fails.push(no(401));
  await answer('a');
  expect(review.state()).toEqual({ at: 'stuck', signedOut: true });
});

it('with nothing seen there is nothing to ask', async () => {
  const { review } = world([]);
  await review.next();
  expect(review.state()).toEqual({ at: 'none' });
});
