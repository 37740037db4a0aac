/**
 * A supervised class session · B the student's own account · C declared by staff or done
 * within 24 h after a staff reset (shown, never counted) · D sealed sample survey.
 */
export const evidenceClasses = ['A', 'B', 'C', 'D'] as const;
export type Evidence = (typeof evidenceClasses)[number];

/** Acts this soon after staff replaced an active account's credential are class C. */
export const resetShadowMs = 24 * 60 * 60 * 1000;

/** The evidence class of an act done on one's own account, outside any class session. */
export function ownAccountEvidence(actAt: number, resetAt: number | null): 'B' | 'C' {
  const inShadow = resetAt !== null && actAt >= resetAt && actAt - resetAt < resetShadowMs;
  return inShadow ? 'C' : 'B';
}

/** Where a student signed in from a class's name list, and what it gives. */
export type InSession = { id: number; openedAt: number; evidence: 'A' | 'C' };

/** The evidence class of an act that is done at once. @param session the one it is done in, if any */
export const actEvidence = (
  at: number,
  resetAt: number | null,
  session?: InSession,
): 'A' | 'B' | 'C' => session?.evidence ?? ownAccountEvidence(at, resetAt);

/**
 * The evidence class of an attempt, as weak as the weaker of its two ends. What was begun before
 * the class session is not its work: it is never the session's, whose list may be corrected later,
 * and as weak as the session where that is weaker.
 */
export function attemptEvidence(
  { startedAt, finishedAt }: { startedAt: number; finishedAt: number },
  resetAt: number | null,
  session?: InSession,
): { evidence: 'A' | 'B' | 'C'; classSessionId: number | null } {
  if (session && startedAt >= session.openedAt) {
    return { evidence: session.evidence, classSessionId: session.id };
  }
  const ends = [startedAt, ...(session ? [] : [finishedAt])];
  const isWeak =
    session?.evidence === 'C' || ends.some((at) => ownAccountEvidence(at, resetAt) === 'C');
  return { evidence: isWeak ? 'C' : 'B', classSessionId: null };
}

/** Does this evidence count in the headline figure of 注册, 使用 and 完成? */
export const counts = (evidence: Evidence): boolean => evidence === 'A' || evidence === 'B';
