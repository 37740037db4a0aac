import type { Reply } from '../post.ts';

/** Why there is no question to answer. */
export type Shut = {
  reason: 'pause' | 'not-counted' | 'done' | 'signed-out' | 'other';
  detail: string;
  retakeAt?: number;
};

export type Refusal = Extract<Reply<never>, { ok: false }>;

const reasons: [ending: string, reason: Shut['reason']][] = [
  ['/retake-pause', 'pause'],
  ['/lesson-not-counted', 'not-counted'],
  ['/already-completed', 'done'],
];

export function shutBy({ status, type, detail, retakeAt }: Refusal): Shut {
  if (status === 401) return { reason: 'signed-out', detail };
  const reason = reasons.find(([ending]) => type.endsWith(ending))?.[1] ?? 'other';
  return { reason, detail, retakeAt };
}
