import { type ListedStaff, type StaffScope, staffList } from '#db/queries/auth/staffList';
import { type StaffPost, staffPosts } from '#db/queries/auth/staffPosts';
import { isLastOwnDesk, isOpen } from '#domain/people/staffPlan';
import { mayGrant, mayMakeLink, tellingPosts } from '#domain/people/staffPost';
import { type StaffState, staffState } from '#domain/people/staffState';
import { dayOf } from '#domain/time';
import type { Actor } from './appoint.ts';
import { postWords } from './staffWords.ts';

export type { StaffScope };

const perPage = 50;

type StaffRow = {
  staffId: number;
  signInName: string;
  displayName: string;
  posts: { id: number; words: string; fromOn: string; untilOn: string | null }[];
  state: StaffState;
  hasTwoStep: boolean;
  /** Of the newest session that has not been ended. */
  signedInOn: string | null;
};

export type StaffListView = { rows: StaffRow[]; total: number; page: number; pages: number };

export type StaffMember = Omit<StaffRow, 'posts'> & {
  accountId: string;
  /** The posts of the list's scope; `mayEnd`: by this viewer. */
  posts: (StaffRow['posts'][number] & { mayEnd: boolean })[];
  /** Roles held outside of this list. */
  elsewhere: number;
  /** Which link this viewer may make, if any. */
  link: 'invite' | 'recovery' | null;
};

/**
 * The staff of a school or a region as its admins see them, 50 at a time.
 * @param page from 1; beyond the end is the first again
 */
export async function openStaff(
  scope: StaffScope,
  { words = '', page = 1 }: { words?: string; page?: number },
  now: number,
): Promise<StaffListView> {
  const day = dayOf(now);
  const read = (offset: number) =>
    staffList(scope, day, { words: words.trim(), staffId: null, offset, limit: perPage });
  const { people, total } = await read((page - 1) * perPage);
  // Beyond the end the count is not known: the first page tells it.
  if (people.length === 0 && page > 1) return openStaff(scope, { words, page: 1 }, now);
  const posts = await staffPosts(people.map(({ staffId }) => staffId));
  const ofEach = Map.groupBy(posts, ({ staffId }) => staffId);
  const rows = people.map((one) => rowOf(one, ofEach.get(one.staffId) ?? [], scope, now));
  return { rows, total, page, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** One member of a list with what the viewer may do; undefined for someone who does not stand in it. */
export async function openStaffMember(
  scope: StaffScope,
  actor: Actor,
  staffId: number,
  now: number,
): Promise<StaffMember | undefined> {
  const day = dayOf(now);
  const filter = { words: '', staffId, offset: 0, limit: 1 };
  const [found] = (await staffList(scope, day, filter)).people;
  if (!found) return undefined;
  const posts = await staffPosts([staffId]);
  const row = rowOf(found, posts, scope, now);
  const isNew = !found.hasPassword && found.activatedAt === null;
  const telling = tellingPosts(posts, day);
  const mayEnd = (post: StaffPost) =>
    mayGrant(actor.roles, post) &&
    !isLastOwnDesk(post, { accountId: found.accountId, posts }, actor.id, day);
  const may = mayMakeLink(actor.roles, { isNew, posts: telling });
  return {
    ...row,
    accountId: found.accountId,
    posts: inScope(posts, scope, day).map((post) => ({
      ...shown(post, day),
      mayEnd: mayEnd(post),
    })),
    elsewhere: telling.length - inScope(telling as StaffPost[], scope, day).length,
    link: may ? (isNew ? 'invite' : 'recovery') : null,
  };
}

function rowOf(one: ListedStaff, posts: StaffPost[], scope: StaffScope, now: number): StaffRow {
  const day = dayOf(now);
  return {
    staffId: one.staffId,
    signInName: one.signInName,
    displayName: one.displayName,
    posts: inScope(posts, scope, day).map((post) => shown(post, day)),
    state: staffState(one, now),
    hasTwoStep: one.hasTwoStep,
    signedInOn: one.signedInAt === null ? null : dayOf(one.signedInAt),
  };
}

const shown = (post: StaffPost, day: string) => ({
  id: post.id,
  words: postWords(post, day),
  fromOn: post.fromOn,
  untilOn: post.untilOn,
});

/** The open posts that put someone into the list. */
const inScope = (posts: readonly StaffPost[], scope: StaffScope, day: string): StaffPost[] =>
  posts.filter(({ role, place, ...dates }) => {
    if (!isOpen(dates, day)) return false;
    if ('regionCode' in scope) {
      return role !== 'teacher' && place.regionCodes.includes(scope.regionCode);
    }
    return place.schoolId === scope.schoolId && (role === 'school-admin' || !scope.adminsOnly);
  });
