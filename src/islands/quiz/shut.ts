import type { Refusal } from '../outbox/entry.ts';

/** Why there is no question to answer. */
export type Shut = {
  reason: 'pause' | 'not-counted' | 'signed-out' | 'not-now' | 'other';
  detail: string;
  retakeAt?: number;
};

const reasons: [ending: string, reason: Shut['reason']][] = [
  ['/retake-pause', 'pause'],
  ['/lesson-not-counted', 'not-counted'],
];

export function shutBy({ status, type, detail, retakeAt }: Refusal): Shut {
  if (status === 401) return { reason: 'signed-out', detail };
  const known = reasons.find(([ending]) => type.endsWith(ending))?.[1];
  const reason = known ?? (status === 409 ? 'not-now' : 'other');
  return { reason, detail, retakeAt };
}
