/**
 * A supervised class session · B the student's own account · C declared by staff or done
 * within 24 h after a staff reset (shown, never counted) · D sealed sample survey.
 */
export const evidenceClasses = ['A', 'B', 'C', 'D'] as const;
export type Evidence = (typeof evidenceClasses)[number];

/** Acts this soon after staff replaced an active account's credential are class C. */
export const resetShadowMs = 24 * 60 * 60 * 1000;

/** The evidence class of an act done on one's own account, outside any class session. */
export function ownAccountEvidence(actAt: number, resetAt: number | null): Evidence {
  const inShadow = resetAt !== null && actAt >= resetAt && actAt - resetAt < resetShadowMs;
  return inShadow ? 'C' : 'B';
}

/** Does this evidence count in the headline figure of 注册, 使用 and 完成? */
export const counts = (evidence: Evidence): boolean => evidence === 'A' || evidence === 'B';
