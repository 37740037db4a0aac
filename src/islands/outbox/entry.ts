import { passes } from '../patience.ts';
import { post, type Reply } from '../post.ts';

/** What a student did and the server has not confirmed. */
export type Entry = {
  /** Whose it is, as the server names students to this computer. */
  owner: string;
  /** Sent again under the same key it is still the same act. */
  key: string;
  /** The day on which a page first found it lying here, see tidy.ts. */
  seen?: string | undefined;
} & (
  | { kind: 'answer'; attempt: string; item: string; option: string }
  | { kind: 'step'; lesson: string; run: number; step: string }
);

export type Refusal = Extract<Reply<never>, { ok: false }>;

/** Sends one; the server refuses it under the session of anybody but its owner. */
export function send(entry: Entry): Promise<Reply<unknown>> {
  const { owner, key } = entry;
  if (entry.kind === 'answer') {
    const { attempt, item, option } = entry;
    return post(`/api/attempts/${attempt}/answers`, { item, option, key }, owner);
  }
  const { lesson, step, run } = entry;
  return post(`/api/lessons/${lesson}/steps/${step}`, { run }, owner);
}

/**
 * Has the server said its last word on it? It keeps waiting while the line or the server is
 * down, while its owner is not signed in (401, 403, 412), and a step until its turn. 409: the
 * server has an answer, and the first one counts. Anything else would be refused for ever.
 */
export const isSettled = (reply: Reply<unknown>): boolean =>
  reply.ok || !(passes(reply.status) || isAbsent(reply) || isEarly(reply));

/** Its owner is not signed in here, or not yet for learning. */
const isAbsent = ({ status }: Refusal) => status === 401 || status === 403 || status === 412;

/** A step ahead of its turn: it waits for the student, not for the line. */
export const isEarly = ({ type }: Refusal): boolean => type.endsWith('/step-order');
