import { type ConsentState, consentStates } from '#domain/people/consent';

export type SentConsents = {
  /** `save` and the states apply what was typed; the others only change what is picked. */
  act: 'save' | 'pick-all' | 'pick-none' | ConsentState;
  picked: Set<number>;
  /** What stands in each row that was shown. */
  typed: Map<number, ConsentState>;
  /** Rows whose state was changed by hand. */
  changes: { studentId: number; state: ConsentState }[];
};

/**
 * Reads the list as it was sent. A button with a state sets it for everyone picked; what was
 * changed by hand is kept beside it. Rows left as they were shown are no change, so that a page
 * opened long ago takes nobody else's work back.
 */
export function readConsents(sent: FormData): SentConsents {
  const act = actOf(sent.get('do'));
  const picked = new Set(sent.getAll('pick').map(Number));
  const typed = new Map<number, ConsentState>();
  const changed = new Map<number, ConsentState>();
  for (const [key, value] of sent) {
    const studentId = Number(/^state-(\d+)$/.exec(key)?.[1]);
    const state = stateOf(value);
    if (!studentId || !state) continue;
    typed.set(studentId, state);
    if (state !== sent.get(`was-${studentId}`)) changed.set(studentId, state);
  }
  if (isState(act)) for (const studentId of picked) changed.set(studentId, act);
  const changes = [...changed].map(([studentId, state]) => ({ studentId, state }));
  return { act, picked, typed, changes };
}

const stateOf = (value: unknown) => consentStates.find((state) => state === value);
const isState = (act: SentConsents['act']): act is ConsentState => stateOf(act) !== undefined;
const actOf = (value: unknown): SentConsents['act'] =>
  value === 'pick-all' || value === 'pick-none' ? value : (stateOf(value) ?? 'save');
