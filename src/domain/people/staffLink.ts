const hourMs = 60 * 60 * 1000;

/** How long a link can be used: an invitation seven days, a recovery one. */
export const linkLifeMs = { invite: 7 * 24 * hourMs, recovery: 24 * hourMs } as const;

export type LinkPurpose = keyof typeof linkLifeMs;
