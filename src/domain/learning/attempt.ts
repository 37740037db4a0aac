/** What is tried: a lesson's check, a booster weeks after a unit, a competition. */
export const attemptKinds = ['check', 'booster', 'competition'] as const;
