import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ItemKind } from '#domain/learning/item';
import { db } from '../../client.ts';
import { attempts } from '../../schema/index.ts';
import type { Attempt } from '../learning/attempts.ts';

// Written out, so that the index of competition attempts is found.
const isCompetition = sql`${attempts.kind} = 'competition'`;

/** The tries of a student at these competitions: one each at most. */
export const triesAt = (studentId: number, competitionIds: readonly number[]): Promise<Attempt[]> =>
  db()
    .select()
    .from(attempts)
    .where(
      and(
        isCompetition,
        inArray(attempts.competitionId, [...competitionIds]),
        eq(attempts.studentId, studentId),
      ),
    );

/** How many have begun. */
export const begunOf = (competitionId: number): Promise<number> =>
  db().$count(attempts, and(isCompetition, eq(attempts.competitionId, competitionId)));

/** The unpublished bank of a competition, to draw from; for the server only. */
export async function competitionBank(competitionId: number) {
  const items = await db().all<{
    id: number;
    kind: ItemKind;
    objective: string;
    shown: number;
  }>(sql`
    select i.id, i.kind, i.objective, coalesce(x.shown, 0) as shown
    from competition_items c
    join item_versions i on i.id = c.item_version_id
    left join item_exposure x on x.item_version_id = i.id
    where c.competition_id = ${competitionId}
    order by i.id`);
  return items.map((item) => ({ ...item, lesson: `competition-${competitionId}` }));
}
