import type { LinkPurpose } from '#domain/people/staffLink';

/** One printed slip. The link exists only on it: the database holds its hash. */
export type Invitation = {
  purpose: LinkPurpose;
  signInName: string;
  displayName: string;
  /** The roles in words, e.g. 忙忙中学 七年级1班 · 班主任. */
  posts: string[];
  /** /invite/<token>, below the address of the site. */
  path: string;
  expiresAt: number;
};
