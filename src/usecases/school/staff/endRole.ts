import { appointStaff } from '#db/commands/auth/appointStaff';
import type { StaffScope } from '#db/queries/auth/staffList';
import { staffPosts } from '#db/queries/auth/staffPosts';
import { isPreconditionFailure } from '#db/writer';
import { dayOf } from '#domain/time';
import type { Actor } from './appoint.ts';
import { openStaffMember } from './openStaff.ts';

type Ended = { ended: true } | { problem: string };

const dayMs = 24 * 60 * 60 * 1000;
const mostDaysAhead = 366;

const lastOwn = '这是您自己的最后一项管理职责，不能自己收回。请另一位管理员或上一级来做。';
const gone = '这项职责已经收回了，没有再变动。';

/**
 * Ends a role of a member of the list.
 * @param on the first day without it, YYYY-MM-DD, at most a year ahead
 * @returns undefined for someone who does not stand in the list, or a role that is not in it
 */
export async function endRole(
  scope: StaffScope,
  actor: Actor,
  { staffId, roleId, on }: { staffId: number; roleId: number; on: string },
  now: number,
): Promise<Ended | undefined> {
  const member = await openStaffMember(scope, actor, staffId, now);
  const post = member?.posts.find(({ id }) => id === roleId);
  if (!member || !post) return undefined;
  if (!post.mayEnd) return { problem: lastOwn };
  const problem = dateProblem(on, post.fromOn, now);
  if (problem) return { problem };
  const [placed] = (await staffPosts([staffId])).filter(({ id }) => id === roleId);
  const whose = {
    accountId: member.accountId,
    ofSchool: placed?.place.schoolId ?? null,
    ofRegion: placed?.role === 'officer' ? (placed.place.regionCodes[0] ?? null) : null,
  };
  try {
    await appointStaff({
      ...{ by: actor.id, at: now, today: dayOf(now), linksExpireAt: now },
      ...{ newcomers: [], grants: [], widened: [], ends: [{ ...whose, roleId, on }] },
    });
  } catch (error) {
    if (isPreconditionFailure(error)) return { problem: gone };
    throw error;
  }
  return { ended: true };
}

function dateProblem(on: string, fromOn: string, now: number): string | undefined {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(on) && !Number.isNaN(Date.parse(on));
  if (!isDate) return '请选一个日期，职责没有变动。';
  if (on < fromOn) return `这项职责 ${fromOn} 才开始，日期不能比它早。职责没有变动。`;
  if (on > dayOf(now + mostDaysAhead * dayMs)) return '日期最晚到一年以后。职责没有变动。';
  return undefined;
}
