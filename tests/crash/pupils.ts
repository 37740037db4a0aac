import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '#db/seed/chance';

export type Sitting = {
  cookie: string;
  attempt: string;
  /** What is about to be answered, each under its own key. */
  answers: { item: string; option: string; key: string }[];
};

/** What the server has said is saved. */
export type Acknowledged = { keys: Set<string>; finished: Set<string> };

/** An answer to each question, the first few rightly. */
export const sittingOf = (
  cookie: string,
  attempt: string,
  keys: readonly { item: string; right: string; wrong: string }[],
  right: number,
): Sitting => ({
  cookie,
  attempt,
  answers: keys.map(({ item, ...options }, i) => ({
    item,
    option: i < right ? options.right : options.wrong,
    key: randomUUID(),
  })),
});

/** A student answers and hands in, and sends each again under the same key until it is saved. */
export async function sit(
  url: string,
  { cookie, attempt, answers }: Sitting,
  acknowledged: Acknowledged,
  random: Chance,
): Promise<void> {
  const send = (path: string, body?: unknown) =>
    untilSaved(`${url}/api/attempts/${attempt}/${path}`, cookie, body);
  for (const answer of answers) {
    await wait(random.between(0, 700));
    await send('answers', answer);
    acknowledged.keys.add(answer.key);
  }
  await send('finish');
  acknowledged.finished.add(attempt);
}

async function untilSaved(url: string, cookie: string, body?: unknown): Promise<void> {
  const headers = {
    cookie,
    'sec-fetch-site': 'same-origin',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  for (;;) {
    const sent = { method: 'POST', headers, body: body && JSON.stringify(body) };
    const status = await fetch(url, {
      ...sent,
      signal: AbortSignal.timeout(5000),
    } as RequestInit).then(
      (answer) => answer.text().then(() => answer.status),
      () => 0,
    );
    if (status === 200) return;
    if (status !== 0 && status < 500) throw new Error(`${url} answered ${status}`);
    await wait(30);
  }
}
