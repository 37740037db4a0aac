import type { StaffPost } from '#db/queries/auth/staffPosts';
import { className, schoolYearOf } from '#domain/people/grade';
import { roleNames } from '#domain/people/role';

type Named = Pick<StaffPost, 'role' | 'schoolName' | 'regionName' | 'schoolClass'>;

/** 忙忙中学 七年级1班 or 示范县: where a role is held. @param day today, YYYY-MM-DD */
function placeWords({ schoolName, regionName, schoolClass }: Named, day: string): string {
  if (!schoolName) return regionName;
  return schoolClass ? `${schoolName} ${className(schoolClass, schoolYearOf(day))}` : schoolName;
}

/** 忙忙中学 七年级1班 · 班主任 */
export const postWords = (post: Named, day: string): string =>
  `${placeWords(post, day)} · ${roleNames[post.role]}`;
