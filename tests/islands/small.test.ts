import { afterEach, describe, expect, it, vi } from 'vitest';
import { optionOfKey } from '#islands/digits.ts';
import { passes, pauseMs } from '#islands/patience.ts';
import { post } from '#islands/post.ts';
import { uuid } from '#islands/quiz/uuid.ts';

afterEach(() => vi.unstubAllGlobals());

const key = (name: string, more = {}) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

describe('number keys', () => {
  it('1 to 4 choose an option', () => {
    expect(['1', '2', '3', '4'].map((name) => optionOfKey(key(name), 4))).toEqual([0, 1, 2, 3]);
  });

  it('other keys, missing options and shortcuts choose nothing', () => {
    for (const name of ['0', '5', 'a', 'Enter', ' ', 'F1', '1.5']) {
      expect(optionOfKey(key(name), 4)).toBeUndefined();
    }
    expect(optionOfKey(key('1', { ctrlKey: true }), 4)).toBeUndefined();
  });
});

describe('patience', () => {
  it('waits longer each time, and never longer than about half a minute', () => {
    expect([0, 1, 2, 3].map((tries) => pauseMs(tries, 0.5))).toEqual([1000, 2000, 4000, 8000]);
    expect(pauseMs(20, 1)).toBe(37_500);
  });

  it('a lost line and a busy server pass, a refusal does not', () => {
    expect([0, 408, 429, 500, 503].every(passes)).toBe(true);
    expect([400, 401, 403, 404, 409, 422].some(passes)).toBe(false);
  });
});

describe('asking the server', () => {
  it('gives a refusal in the server’s own words', async () => {
    const problem = { type: '/problems/retake-pause', detail: '先歇一歇', retakeAt: 5 };
    vi.stubGlobal('fetch', async () => Response.json(problem, { status: 409 }));
    expect(await post('/api/x', {})).toEqual({ ok: false, status: 409, ...problem });
  });

  it('takes the sign-in page of a strange network for no answer', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 200 }));
    expect(await post('/api/x', {})).toMatchObject({ ok: false, status: 0 });
  });

  it('takes a broken line for no answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await post('/api/x', {})).toMatchObject({ ok: false, status: 0 });
  });
});

it('a browser without randomUUID makes proper version 4 UUIDs too', () => {
  const { getRandomValues } = crypto;
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
  const made = uuid();
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid()).not.toBe(made);
});
