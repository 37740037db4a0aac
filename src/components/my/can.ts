/** A lesson's objective as something a person can do: 我能看出……, 你能看出……. */
export const canText = (who: '我' | '你', objective: string): string =>
  objective.startsWith('能') ? who + objective : objective;
