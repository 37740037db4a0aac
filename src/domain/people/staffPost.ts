import { type HeldRole, may, type Place } from './permission.ts';
import type { Role } from './role.ts';

/**
 * A role where it is held: of a class with its school, of a school, or of a region; `regionCodes`
 * from the nearest region upwards.
 */
export type Post = { role: Role; place: Place };

type Held = readonly HeldRole[];

/** The daily work of a school is its own admin's, what is above it its officers'. */
const runsSchool = (held: Held, place: Place): boolean =>
  may(held, 'act', 'school', place) || may(held, 'manage', 'school', place);

/**
 * May someone with these roles give this one, and end it? A school admin within the own school,
 * an officer to schools and officers of the own region and below, never above.
 */
export const mayGrant = (held: Held, { role, place }: Post): boolean =>
  role === 'officer' ? may(held, 'act', 'region', place) : runsSchool(held, place);

/**
 * Does someone with these roles stand above this one, so that a lost password is theirs to help
 * with? Class teachers have their school, school admins the officers, officers those of a region
 * strictly above.
 */
export function standsAbove(held: Held, { role, place }: Post): boolean {
  if (role === 'teacher') return runsSchool(held, place);
  if (role === 'school-admin') return may(held, 'manage', 'school', place);
  return may(held, 'act', 'region', { regionCodes: place.regionCodes.slice(1) });
}

/**
 * Does a role lead beyond the schools where someone has posts? Whoever invited them there may hold
 * a link to their account, which must not open this one too.
 */
export const reachesFurther = ({ role, place }: Post, posts: readonly Post[]): boolean =>
  role === 'officer' || !posts.some((post) => post.place.schoolId === place.schoolId);

/** From a date until another (exclusive), YYYY-MM-DD. */
type Dated = { fromOn: string; untilOn: string | null };

/**
 * The posts that say who may act on a person: those that hold today or will; of someone who has
 * left, those that were held, so that nobody else can take such an account over.
 */
export function tellingPosts<P extends Dated>(posts: readonly P[], day: string): readonly P[] {
  const open = posts.filter(({ untilOn }) => untilOn === null || untilOn > day);
  return open.length > 0 ? open : posts;
}

/** May a link be made with which this person chooses a password? To all of their posts the same applies. */
export function mayMakeLink(
  held: Held,
  { isNew, posts }: { isNew: boolean; posts: readonly Post[] },
): boolean {
  const allows = isNew ? mayGrant : standsAbove;
  return posts.length > 0 && posts.every((post) => allows(held, post));
}
