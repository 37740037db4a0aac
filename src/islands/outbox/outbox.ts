import type { Reply } from '../post.ts';
import { type Entry, isEarly, isSettled } from './entry.ts';
import type { sturdy } from './shelf.ts';

export type OutboxIo = {
  shelf: ReturnType<typeof sturdy>;
  send: (entry: Entry) => Promise<Reply<unknown>>;
  /** Does something while no other tab does it. */
  alone: <T>(act: () => Promise<T>) => Promise<T>;
};

export type Outbox = ReturnType<typeof createOutbox>;

const through: Reply<undefined> = { ok: true, value: undefined };

/**
 * What one student did on this computer and the server has not confirmed. Entries of others lie
 * on the same shelf: they are never sent and never changed from here.
 */
export function createOutbox(owner: string, { shelf, send, alone }: OutboxIo) {
  let changing = Promise.resolve();
  let left = 0;
  const isMine = (entry: Entry) => entry.owner === owner;

  /** Takes the entry of this key away, and puts another in its place. */
  function change(key: string, entry?: Entry): Promise<void> {
    changing = changing.then(() =>
      shelf.change((entries) => {
        const others = entries.filter((each) => each.key !== key || !isMine(each));
        const next = entry ? [...others, entry] : others;
        left = next.filter(isMine).length;
        return next;
      }),
    );
    return changing;
  }

  /** In the order in which they were added. */
  async function waiting(): Promise<Entry[]> {
    for (let asOf = changing; ; asOf = changing) {
      await asOf;
      const mine = (await shelf.read()).filter(isMine);
      // Something was added meanwhile: look again.
      if (asOf !== changing) continue;
      left = mine.length;
      return mine;
    }
  }

  /** Sends one, and forgets it when the server has said its last word. */
  async function deliver(entry: Entry): Promise<Reply<unknown>> {
    const reply = await send(entry);
    if (isSettled(reply)) await change(entry.key);
    return reply;
  }

  return {
    owner,
    waiting,
    deliver,
    /** How many there were when they were last looked at. */
    left: () => left,
    /** Do they outlive this page? */
    lasts: shelf.lasts,
    add(entry: Entry): Promise<void> {
      left += 1;
      return change(entry.key, entry);
    },
    /**
     * Sends what waits, in order, once each; a step ahead of its turn again after the others.
     * @param heard every entry of these and what the server said
     * @param which leave out to send all
     * @returns what stopped it: no line, or its owner is not signed in
     */
    sendAll: (
      heard: (entry: Entry, reply: Reply<unknown>) => void = () => {},
      which: (entry: Entry) => boolean = () => true,
    ): Promise<Reply<unknown>> =>
      alone(async () => {
        for (let moved = true; moved; ) {
          moved = false;
          for (const entry of (await waiting()).filter(which)) {
            const reply = await deliver(entry);
            heard(entry, reply);
            if (isSettled(reply)) moved = true;
            else if (!reply.ok && !isEarly(reply)) return reply;
          }
        }
        return through;
      }),
  };
}
