import { recoveryCodesLeft } from '#db/queries/auth/recoveryCodesLeft';
import { sessionsOf } from '#db/queries/auth/sessionsOf';
import { staffOfAccount } from '#db/queries/auth/staffOfAccount';
import { staffPosts } from '#db/queries/auth/staffPosts';
import { isOpen } from '#domain/people/staffPlan';
import { dayOf } from '#domain/time';
import { postWords } from '#usecases/school/staff/staffWords';

export type AccountView = {
  /** Of staff; null for a student. */
  staff: { signInName: string; posts: string[]; recoveryCodesLeft: number } | null;
  /** The open sessions, newest first. */
  sessions: { id: string; startedAt: number | null; device: string | null; isThis: boolean }[];
};

/** What someone sees of their own account. @param sessionHash what the asking session is stored under */
export async function openAccount(
  accountId: string,
  sessionHash: string,
  now: number,
): Promise<AccountView> {
  const [who, sessions] = await Promise.all([
    staffOfAccount(accountId),
    sessionsOf(accountId, now),
  ]);
  return {
    staff: who ? await staffPart(accountId, who, dayOf(now)) : null,
    sessions: sessions.map((one) => ({ ...one, isThis: one.id === sessionHash })),
  };
}

async function staffPart(
  accountId: string,
  { staffId, signInName }: { staffId: number; signInName: string },
  day: string,
) {
  const posts = await staffPosts([staffId]);
  const held = posts.filter((post) => post.fromOn <= day && isOpen(post, day));
  return {
    signInName,
    posts: held.map((post) => postWords(post, day)),
    recoveryCodesLeft: await recoveryCodesLeft(accountId),
  };
}
