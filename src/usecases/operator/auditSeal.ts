import { createHmac } from 'node:crypto';
import type { StoredEvent } from '#db/queries/audit/sealing';
import { settings } from '#server/settings';

/** What the first seal follows. */
export const chainStart = 'start';
/** Characters of an event's own hash that are kept, to tell which of a block was touched. */
const tagLength = 4;

export type Block = { previous: string; upTo: number; at: number };

/** The two parts of a stored seal: the hash that the next seal follows, and the events' tags. */
export function partsOf(seal: string): { mac: string; tags: string[] } {
  const [mac = '', joined = ''] = seal.split('.');
  return { mac, tags: joined.match(new RegExp(`.{${tagLength}}`, 'g')) ?? [] };
}

/**
 * Seals a block of events with HMAC-SHA256 under a key of this installation, so that whoever
 * writes into the database without the secret cannot make a seal. The hash covers the seal
 * before, the block's own fields and every event; the tags only help to find a break.
 */
export function sealOf({ previous, upTo, at }: Block, events: readonly StoredEvent[]): string {
  const key = createHmac('sha256', settings().secret).update('audit seals').digest();
  const hash = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  const leaves = events.map((event) => hash(canonical(event)));
  const mac = hash(JSON.stringify([previous, upTo, events.length, at, ...leaves]));
  return `${mac}.${leaves.map((leaf) => leaf.slice(0, tagLength)).join('')}`;
}

const canonical = (event: StoredEvent): string =>
  JSON.stringify([
    event.id,
    event.at,
    event.accountId,
    event.act,
    event.subject,
    event.schoolId,
    event.regionCode,
    event.detail,
  ]);
