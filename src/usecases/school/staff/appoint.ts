import { randomUUID } from 'node:crypto';
import { hashLinkToken, newLinkToken } from '#auth/credentials';
import { appointStaff } from '#db/commands/auth/appointStaff';
import { staffByName } from '#db/queries/auth/staffByName';
import { staffPosts } from '#db/queries/auth/staffPosts';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import type { HeldRole } from '#domain/people/permission';
import { linkLifeMs } from '#domain/people/staffLink';
import { type Holder, type Judgement, judgeWanted } from '#domain/people/staffPlan';
import { reachesFurther } from '#domain/people/staffPost';
import { dayOf } from '#domain/time';
import type { Invitation } from './invitation.ts';
import type { LocatedPost } from './locatePost.ts';

/** Who acts; `id` null for the operator. */
export type Actor = { id: string | null; roles: readonly HeldRole[] };

export type Wanted = LocatedPost & { signInName: string; displayName: string; ends: boolean };

export type Judged = Wanted & { judgement: Judgement; holder: Holder | undefined };

/** Sets wanted roles beside the staff there are: what becomes of each, in their order. */
export async function judge(
  actor: Actor,
  wanted: readonly Wanted[],
  now: number,
): Promise<Judged[]> {
  const known = await staffByName([...new Set(wanted.map(({ signInName }) => signInName))]);
  const posts = Map.groupBy(
    await staffPosts(known.map(({ staffId }) => staffId)),
    ({ staffId }) => staffId,
  );
  const holders = new Map(
    known.map((one) => [one.signInName, { ...one, posts: posts.get(one.staffId) ?? [] }]),
  );
  const by = { accountId: actor.id, roles: actor.roles };
  return wanted.map((one) => {
    const holder = holders.get(one.signInName);
    return { ...one, holder, judgement: judgeWanted(one, holder, by, dayOf(now)) };
  });
}

/**
 * Does what was judged, in one act; what is a problem or unchanged is left out.
 * @returns the invitations of the newcomers, whose links exist nowhere else; undefined when
 *   someone was faster and nothing was done
 */
export async function appoint(
  actor: Actor,
  judged: readonly Judged[],
  now: number,
): Promise<Invitation[] | undefined> {
  const today = dayOf(now);
  const linksExpireAt = now + linkLifeMs.invite;
  const newcomers = new Map<string, Newcomer>();
  for (const one of judged.filter(({ judgement }) => judgement.kind === 'newcomer')) {
    const { signInName, displayName } = one;
    const first = newcomers.get(signInName) ?? {
      ...{ signInName, displayName, ...whose(one, randomUUID()) },
      ...{ token: newLinkToken(), posts: [] },
    };
    newcomers.set(signInName, { ...first, posts: [...first.posts, one.words] });
  }
  const granted = judged.filter(
    ({ judgement: { kind } }) => kind === 'newcomer' || kind === 'grant',
  );
  try {
    await appointStaff({
      by: actor.id,
      at: now,
      today,
      linksExpireAt,
      newcomers: [...newcomers.values()].map(({ token, ...one }) => ({
        ...one,
        linkHash: hashLinkToken(token),
      })),
      grants: granted.map((one) => ({
        ...one.held,
        signInName: one.signInName,
        ...whose(one, one.holder?.accountId ?? newcomers.get(one.signInName)?.accountId),
      })),
      ends: judged.flatMap((one) =>
        one.judgement.kind === 'end'
          ? [{ roleId: one.judgement.roleId, on: today, ...whose(one, one.holder?.accountId) }]
          : [],
      ),
      widened: granted.flatMap(({ holder, ...post }) =>
        holder && reachesFurther(post, holder.posts) ? [holder.accountId] : [],
      ),
    });
  } catch (error) {
    if (isConstraintFailure(error) || isPreconditionFailure(error)) return undefined;
    throw error;
  }
  return [...newcomers.values()].map(({ signInName, displayName, token, posts }) => ({
    ...{ purpose: 'invite', signInName, displayName, posts },
    ...{ path: `/invite/${token}`, expiresAt: linksExpireAt },
  }));
}

type Newcomer = ReturnType<typeof whose> & {
  signInName: string;
  displayName: string;
  token: string;
  posts: string[];
};

/** Where an act on a role stands in the trail. */
const whose = ({ place, role }: LocatedPost, accountId = '') => ({
  accountId,
  ofSchool: place.schoolId ?? null,
  ofRegion: role === 'officer' ? (place.regionCodes[0] ?? null) : null,
});
