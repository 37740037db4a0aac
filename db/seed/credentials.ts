import { minuteMs } from './calendar.ts';
import { castStaff, castStudents } from './cast.ts';
import type { Records } from './records.ts';

export type CastSecrets = {
  asOf: number;
  hashCard: (code: string) => string;
  hashPassword: (password: string) => Promise<string>;
  /** This installation's password of a person of the cast; at least 12 characters for staff. */
  secretFor: (castId: string) => string;
  /** This installation's card code of a student of the cast. */
  cardFor: (castId: string) => string;
};

export type Credential = Pick<
  Records['accounts'][number],
  'cardHash' | 'cardIssuedAt' | 'passwordHash'
>;

/** Of somebody who chose a password that nobody knows: no hash equals it. */
export const noUsablePassword = '!';

/** How each person of the cast signs in, as it is stored; by cast id. */
export async function castCredentials(secrets: CastSecrets): Promise<Map<string, Credential>> {
  const { asOf, hashCard, hashPassword, secretFor, cardFor } = secrets;
  const ofStaff = castStaff.map(({ id }) => ({ id, kind: 'password' }));
  const ofStudents = castStudents.map(({ id, signIn }) => ({ id, kind: signIn.with }));
  const issuedAt = asOf - 90 * minuteMs;
  return new Map(
    await Promise.all(
      [...ofStaff, ...ofStudents].map(async ({ id, kind }) => {
        const credential: Credential =
          kind === 'card'
            ? { cardHash: hashCard(cardFor(id)), cardIssuedAt: issuedAt, passwordHash: null }
            : { passwordHash: await hashPassword(secretFor(id)) };
        return [id, credential] as const;
      }),
    ),
  );
}
