import { alone } from './alone.ts';
import { send } from './entry.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { stored, sturdy } from './shelf.ts';

/** One for the page: what could only be kept in memory is the same for all who ask. */
export const shelf = sturdy(stored);

export const openOutbox = (owner: string): Outbox => createOutbox(owner, { shelf, send, alone });
