import { checkLength } from './rules.ts';

/** A lesson's bank below this wears out: retiring another item asks for a second look. */
export const enoughItems = 10;
/** The bank never falls below what a check draws. */
export const leastItems = checkLength;
