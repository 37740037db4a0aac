import {
  eventsAfter,
  type StoredSeal,
  sealFollowing,
  sealsAfter,
  unsealedAfter,
} from '#db/queries/audit/sealing';
import { chainStart, partsOf, sealOf } from './auditSeal.ts';
import type { Head } from './sealAudit.ts';

/** What is first found wrong, and where. */
export type AuditBreak =
  | { kind: 'changed' | 'added'; eventId: number }
  /** `eventId`: the first id that is no longer there. */
  | { kind: 'missing'; eventId: number }
  | { kind: 'sealMissing' | 'sealOrder' | 'sealChanged'; afterEventId: number };

export type Verification = {
  /** Seals and sealed events that were found whole, up to the break if there is one. */
  seals: number;
  events: number;
  /** The newest whole seal: to be noted down elsewhere. */
  head: Head | null;
  /** Events that no seal covers yet. */
  unsealed: { events: number; since: number | null };
  broken: AuditBreak | null;
};

const sealsPerRead = 50;

/**
 * Walks the whole chain of seals with the events they cover. A long read: beside a busy server
 * it belongs in a child process.
 * @param known seals noted down earlier; one that no longer stands in the chain is a missing seal
 */
export async function verifyAudit(known: readonly string[] = []): Promise<Verification> {
  const notYetMet = new Set(known);
  let seals = 0;
  let events = 0;
  let head: Head | null = null;
  let lastId = 0;

  const result = async (broken: AuditBreak | null): Promise<Verification> => {
    const unsealed = await unsealedAfter(head?.upTo ?? 0);
    return { seals, events, head, unsealed, broken };
  };

  for (;;) {
    const batch = await sealsAfter(lastId, sealsPerRead);
    if (batch.length === 0) break;
    for (const seal of batch) {
      const broken: AuditBreak | null = await checkSeal(seal, head);
      if (broken) return result(broken);
      lastId = seal.id;
      seals += 1;
      events += seal.events;
      head = { seal: partsOf(seal.seal).mac, upTo: seal.upTo };
      notYetMet.delete(head.seal);
    }
  }
  const endMissing = notYetMet.size > 0;
  return result(endMissing ? { kind: 'sealMissing', afterEventId: head?.upTo ?? 0 } : null);
}

async function checkSeal(seal: StoredSeal, head: Head | null): Promise<AuditBreak | null> {
  const follows = head?.seal ?? chainStart;
  const afterEventId = head?.upTo ?? 0;
  if (seal.previous !== follows) {
    const wanted = await sealFollowing(follows);
    return { kind: wanted ? 'sealOrder' : 'sealMissing', afterEventId };
  }
  // One more than there should be is enough to see that something was added.
  const events = await eventsAfter(head?.upTo ?? null, seal.upTo, seal.events + 1);
  const actual = sealOf(seal, events);
  return actual === seal.seal ? null : locate(seal, actual, events, afterEventId);
}

/** Sets the tags of the events side by side; where they part, something was done. */
function locate(
  seal: StoredSeal,
  actual: string,
  events: readonly { id: number }[],
  afterEventId: number,
): AuditBreak {
  const { mac, tags } = partsOf(seal.seal);
  const { mac: actualMac, tags: found } = partsOf(actual);
  if (mac === actualMac) return { kind: 'sealChanged', afterEventId };
  const at = found.findIndex((tag, i) => tag !== tags[i]);
  const place = at < 0 ? events.length : at;
  const before = events[place - 1]?.id ?? afterEventId;
  if (events.length < tags.length) return { kind: 'missing', eventId: before + 1 };
  const here = events[place];
  if (!here) return { kind: 'sealChanged', afterEventId };
  return { kind: events.length > tags.length ? 'added' : 'changed', eventId: here.id };
}
