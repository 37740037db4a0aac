/** 已确认: the list is still as the school confirmed it; 确认已过时: it changed since; 未确认. */
export const confirmationStates = ['confirmed', 'outdated', 'unconfirmed'] as const;
export type ConfirmationState = (typeof confirmationStates)[number];

export const confirmationNames: Record<ConfirmationState, string> = {
  confirmed: '已确认',
  outdated: '确认已过时',
  unconfirmed: '未确认',
};

/**
 * The confirmation that counts for the list of a day: the newest of that very day; without one,
 * the newest of any day, for a list that did not change in between is the same list.
 * @param confirmations of one school, the oldest first
 * @param day YYYY-MM-DD
 */
export const confirmationFor = <T extends { takenOn: string }>(
  confirmations: readonly T[],
  day: string,
): T | undefined =>
  confirmations.findLast(({ takenOn }) => takenOn === day) ?? confirmations.at(-1);

/**
 * Does what a school confirmed fit its list?
 * @param confirmed digest of the newest confirmation, if there is one
 * @param list digest of who sits in which class
 */
export function confirmationState(
  confirmed: string | undefined,
  list: string | undefined,
): ConfirmationState {
  if (confirmed === undefined) return 'unconfirmed';
  return confirmed === list ? 'confirmed' : 'outdated';
}
