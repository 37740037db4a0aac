import { schoolIdOf } from '#db/queries/auth/staffPlaces';
import type { Role } from '#domain/people/role';
import { tidy } from '#domain/people/roster/values';
import { tidySignInName } from '#domain/people/staffName';
import { dayOf } from '#domain/time';
import { type Actor, appoint, judge } from './appoint.ts';
import type { Invitation } from './invitation.ts';
import { locatePost } from './locatePost.ts';

type Typed = {
  signInName: string;
  displayName: string;
  role: Role;
  /** The place, as the role needs it: a class, a school by id or code, a region. */
  classId?: number | undefined;
  schoolId?: number | undefined;
  schoolCode?: string | undefined;
  regionCode?: string | undefined;
};

export type Invited =
  /** Someone new: the link to hand over. */
  | { invitation: Invitation }
  /** Someone known, who signs in as before. */
  | { granted: true }
  | { problem: string };

const sameAgain = '这个人已经有这项职责了，没有变动。要重新发链接，请在名单里找到这个人。';
const faster = '刚才有人用了同一个登录名，没有邀请。请看看名单，再试一次。';
const noPlace = '没有找到这个班、学校或地区，没有邀请。请再选一次。';

/**
 * Gives someone a role and, if nobody has the sign-in name yet, invites them by a link. An
 * account made like this has no password until its owner chooses one.
 */
export async function inviteStaff(actor: Actor, typed: Typed, now: number): Promise<Invited> {
  const named = typed.schoolCode?.trim().toUpperCase();
  const schoolId = named ? await schoolIdOf(named) : typed.schoolId;
  const post = await locatePost({ ...typed, schoolId }, dayOf(now));
  if (!post) return { problem: noPlace };
  const names = {
    signInName: tidySignInName(typed.signInName),
    displayName: tidy(typed.displayName),
  };
  const judged = await judge(actor, [{ ...post, ...names, ends: false }], now);
  const [{ judgement } = { judgement: undefined }] = judged;
  if (judgement?.kind === 'problem')
    return { problem: `${judgement.what}${judgement.todo}这次没有邀请。` };
  if (judgement?.kind === 'unchanged') return { problem: sameAgain };
  const invitations = await appoint(actor, judged, now);
  if (!invitations) return { problem: faster };
  const [invitation] = invitations;
  return invitation ? { invitation } : { granted: true };
}
