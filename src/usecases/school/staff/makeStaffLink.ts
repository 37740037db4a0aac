import { hashLinkToken, newLinkToken } from '#auth/credentials';
import { recoverStaff, renewInvitation } from '#db/commands/auth/staffLinks';
import type { StaffScope } from '#db/queries/auth/staffList';
import { staffPosts } from '#db/queries/auth/staffPosts';
import { type LinkPurpose, linkLifeMs } from '#domain/people/staffLink';
import { isOpen } from '#domain/people/staffPlan';
import { dayOf } from '#domain/time';
import type { Actor } from './appoint.ts';
import type { Invitation } from './invitation.ts';
import { openStaffMember } from './openStaff.ts';
import { postWords } from './staffWords.ts';

type Made = { invitation: Invitation } | { problem: string };

type Person = { staffId: number; accountId: string; signInName: string; displayName: string };

const notYours =
  '您不能给这个人发链接：他还有别处的职责，或者要由再上一级来发。请联系上一级管理员。';
const meanwhile = '这个人刚刚已经用链接设好了密码，没有发新的链接。';

/**
 * Makes a new link for a member of the list: an invitation for who never had a password, else a
 * recovery, which only a superior may make and which ends the old password at once.
 * @param dropTwoStep with a recovery: forget the authenticator too
 * @returns undefined for someone who does not stand in the list
 */
export async function makeStaffLink(
  scope: StaffScope,
  actor: Actor,
  { staffId, dropTwoStep }: { staffId: number; dropTwoStep: boolean },
  now: number,
): Promise<Made | undefined> {
  const member = await openStaffMember(scope, actor, staffId, now);
  if (!member) return undefined;
  if (!member.link) return { problem: notYours };
  return newLinkOf(member, member.link, { by: actor.id, dropTwoStep }, now);
}

/** Makes the link itself; whether it may be made is for the callers. */
export async function newLinkOf(
  person: Person,
  purpose: LinkPurpose,
  { by, dropTwoStep }: { by: string | null; dropTwoStep: boolean },
  now: number,
): Promise<Made> {
  const { staffId, accountId, signInName, displayName } = person;
  const token = newLinkToken();
  const expiresAt = now + linkLifeMs[purpose];
  const day = dayOf(now);
  const posts = (await staffPosts([staffId])).filter((post) => isOpen(post, day));
  const [first] = posts;
  const link = {
    ...{ staffId, accountId, hash: hashLinkToken(token), expiresAt, by, at: now },
    ofSchool: first?.place.schoolId ?? null,
    ofRegion: first?.role === 'officer' ? (first.place.regionCodes[0] ?? null) : null,
  };
  if (purpose === 'recovery') await recoverStaff(link, { dropTwoStep });
  else if (!(await renewInvitation(link))) return { problem: meanwhile };
  const words = posts.map((post) => postWords(post, day));
  const path = `/invite/${token}`;
  return { invitation: { purpose, signInName, displayName, posts: words, path, expiresAt } };
}
