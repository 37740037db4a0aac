import { z } from 'zod';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';

/** What became of an act; the message says what is wrong, what was kept and what to do. */
export type Done = { ok: true } | { ok: false; message: string };

export const refuse = (message: string): Done => ({ ok: false, message });

export const stale = '名单在这期间有了变化，所以这次什么也没改。请看一下现在的名单，再做一次。';

/** Does an act, and says so when somebody else was faster. */
export async function attempt(act: () => Promise<unknown>): Promise<Done> {
  try {
    await act();
    return { ok: true };
  } catch (error) {
    if (isPreconditionFailure(error) || isConstraintFailure(error)) return refuse(stale);
    throw error;
  }
}

/** Is this a day of the calendar, YYYY-MM-DD? */
export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
