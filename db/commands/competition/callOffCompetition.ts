import { and, eq, gt, isNull } from 'drizzle-orm';
import { db } from '../../client.ts';
import { competitions } from '../../schema/index.ts';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

/**
 * Calls a competition off before its end. Tries that are under way end now; what was answered
 * stays.
 * @throws isPreconditionFailure when it is over, called off, or not of this region
 */
export const callOffCompetition = (
  { id, regionCode }: { id: number; regionCode: string },
  { accountId, now }: { accountId: string; now: number },
) =>
  write([
    db()
      .update(competitions)
      .set({ calledOffAt: now })
      .where(
        and(
          eq(competitions.id, id),
          eq(competitions.regionCode, regionCode),
          isNull(competitions.calledOffAt),
          gt(competitions.closesAt, now),
        ),
      ),
    mustHaveChanged,
    {
      sql: `update attempts set deadline_at = min(deadline_at, ?)
        where kind = 'competition' and competition_id = ? and finished_at is null`,
      args: [now, id],
    },
    auditEvent({
      at: now,
      accountId,
      act: 'callOffCompetition',
      subject: `competition ${id}`,
      regionCode,
    }),
  ]);
