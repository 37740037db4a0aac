import { createHash } from 'node:crypto';
import { studentsElsewhere } from '#db/queries/people/studentsElsewhere';
import { diffRoster, type RosterDiff } from '#domain/people/roster/diff';
import type { RosterRow } from '#domain/people/roster/rosterRow';
import {
  type Proposal,
  proposeTransfers,
  type StudentElsewhere,
  wantedNames,
} from '#domain/people/roster/transfer';
import { dayOf } from '#domain/time';
import { type SchoolState, schoolState } from './schoolState.ts';

/** Rows of one school set beside the school as it is now. */
export type WorkedOut = {
  school: SchoolState;
  diff: RosterDiff;
  /** Newcomers who may be students of another school of the county. */
  proposals: Proposal[];
  /** Two equal ones: nobody changed the school or the candidates in between. */
  fingerprint: string;
};

/**
 * Works out what rows of one school would do; nothing is stored.
 * @param elsewhere students of other schools who come into question, where they are known
 * @throws when there is no such school
 */
export async function workOutRoster(
  { schoolId, rows, elsewhere }: RosterOfSchool,
  now: number,
): Promise<WorkedOut> {
  const day = dayOf(now);
  const school = await schoolState(schoolId, day);
  const diff = diffRoster(rows, school);
  const candidates = elsewhere ?? (await studentsElsewhere(school, wantedNames(diff.added)));
  const proposals = proposeTransfers(diff.added, candidates, day);
  const seen = proposals.map((one) =>
    one.candidates.map(({ id, enrolmentId, leftOn }) => [id, enrolmentId, leftOn]),
  );
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([school.stored, seen]))
    .digest('base64url');
  return { school, diff, proposals, fingerprint };
}

export type RosterOfSchool = {
  schoolId: number;
  rows: readonly RosterRow[];
  elsewhere?: readonly StudentElsewhere[];
};
