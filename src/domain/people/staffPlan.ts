import type { HeldRole } from './permission.ts';
import { roleNames } from './role.ts';
import { displayNameProblem, signInNameProblem } from './staffName.ts';
import { mayGrant, type Post, tellingPosts } from './staffPost.ts';

/** A role that someone is to be given, or that is to end. */
export type WantedRole = Post & { signInName: string; displayName: string; ends: boolean };

type DatedPost = Post & { id: number; fromOn: string; untilOn: string | null };

/** Who holds a sign-in name already. */
export type Holder = { accountId: string; displayName: string; posts: readonly DatedPost[] };

type Actor = { accountId: string | null; roles: readonly HeldRole[] };

export type Judgement =
  | { kind: 'newcomer' | 'grant' | 'unchanged' }
  | { kind: 'end'; roleId: number }
  | { kind: 'problem'; field: 'signInName' | 'displayName' | 'role'; what: string; todo: string };

/**
 * What becomes of one wanted role. Who is out of the actor's scope is a name that is taken,
 * nothing more.
 * @param actor with `accountId` null for the operator, whose scope has no end
 * @param day today, YYYY-MM-DD
 */
export function judgeWanted(
  wanted: WantedRole,
  holder: Holder | undefined,
  actor: Actor,
  day: string,
): Judgement {
  const inScope = (post: Post) => actor.accountId === null || mayGrant(actor.roles, post);
  const badName = signInNameProblem(wanted.signInName);
  if (badName) return problem('signInName', badName);
  const badShown = displayNameProblem(wanted.displayName);
  if (badShown) return problem('displayName', badShown);
  if (!inScope(wanted)) {
    const what = `${roleNames[wanted.role]}的这项职责不在您能安排的范围里。`;
    return problem('role', what, '请核对职责和地方，或请上一级管理员来做。');
  }
  const held = holder?.posts.find((post) => isOpen(post, day) && isSame(post, wanted));
  if (wanted.ends) return held && holder ? ending(held, holder, actor) : { kind: 'unchanged' };
  if (!holder) return { kind: 'newcomer' };
  const telling = tellingPosts(holder.posts, day);
  if (telling.length === 0 || !telling.every(inScope)) {
    const todo = '请换一个，比如加上学校代码；如果是外校调来的老师，请教育局管理员给他加职责。';
    return problem('signInName', '这个登录名已经有人在用了。', todo);
  }
  if (holder.displayName !== wanted.displayName) {
    const what = `这个登录名是“${holder.displayName}”的，和写的姓名不一样。`;
    return problem('displayName', what, '是同一个人请写一样的姓名，不是请换一个登录名。');
  }
  return { kind: held ? 'unchanged' : 'grant' };
}

/** Nobody ends the last role by which they look after others: they could not undo it. */
export function isLastOwnDesk(
  role: DatedPost,
  holder: Pick<Holder, 'accountId' | 'posts'>,
  actorId: string | null,
  day: string,
): boolean {
  const desks = holder.posts.filter((post) => post.role !== 'teacher' && isOpen(post, day));
  return holder.accountId === actorId && desks.length === 1 && desks[0]?.id === role.id;
}

/** Held today, or from a later day on. */
export const isOpen = ({ untilOn }: { untilOn: string | null }, day: string): boolean =>
  untilOn === null || untilOn > day;

/** One's own desk is given up in the list, where it is known how many are left. */
function ending(held: DatedPost, holder: Holder, actor: Actor): Judgement {
  const isOwnDesk = holder.accountId === actor.accountId && held.role !== 'teacher';
  if (!isOwnDesk) return { kind: 'end', roleId: held.id };
  const todo = '请删掉这一行；要交接，请另一位管理员或上一级来收回。';
  return problem('role', '这是您自己的管理职责，不能用文件收回。', todo);
}

const isSame = (a: Post, b: Post): boolean =>
  a.role === b.role &&
  (a.role === 'officer'
    ? a.place.regionCodes[0] === b.place.regionCodes[0]
    : a.place.schoolId === b.place.schoolId && a.place.classId === b.place.classId);

const problem = (
  field: 'signInName' | 'displayName' | 'role',
  what: string,
  todo = '',
): Judgement => ({ kind: 'problem', field, what, todo });
