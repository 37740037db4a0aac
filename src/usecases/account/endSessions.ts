import { endOwnSessions } from '#db/commands/auth/sessions';

/** Ends one of a person's own sessions, wherever it is. @returns false when it had ended */
export const endOneSession = (accountId: string, sessionHash: string, now: number) =>
  endOwnSessions(accountId, { only: sessionHash }, now);

/** Ends all of a person's sessions but this one. @returns false when there was no other */
export const endOtherSessions = (accountId: string, thisHash: string, now: number) =>
  endOwnSessions(accountId, { allBut: thisHash }, now);
