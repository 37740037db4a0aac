import { addSeal } from '#db/commands/audit/addSeal';
import { eventsAfter, lastSeal } from '#db/queries/audit/sealing';
import { isConstraintFailure } from '#db/writer';
import { chainStart, partsOf, sealOf } from './auditSeal.ts';

const eventsPerSeal = 500;

/** The end of the chain: worth noting down elsewhere. */
export type Head = { seal: string; upTo: number };

/**
 * Seals every event that no seal covers yet, in blocks, with short reads. Where two processes
 * share one database the slower one goes on after the faster one's seal.
 * @returns how many events were sealed here, and the newest seal; no seal: nothing ever happened
 */
export async function sealAudit(now: number): Promise<{ sealed: number; head?: Head }> {
  let sealed = 0;
  for (;;) {
    const last = await lastSeal();
    const previous = last ? partsOf(last.seal).mac : chainStart;
    const events = await eventsAfter(last?.upTo ?? null, null, eventsPerSeal);
    const upTo = events.at(-1)?.id;
    if (upTo === undefined) {
      return { sealed, ...(last && { head: { seal: previous, upTo: last.upTo } }) };
    }
    const seal = sealOf({ previous, upTo, at: now }, events);
    try {
      await addSeal({ upTo, events: events.length, previous, seal, at: now });
      sealed += events.length;
    } catch (error) {
      if (!isConstraintFailure(error)) throw error;
    }
  }
}
