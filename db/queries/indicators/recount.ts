import { eq, sql } from 'drizzle-orm';
import type { Evidence } from '#domain/indicators/evidence';
import type { Indicator } from '#domain/indicators/metric';
import { db } from '../../client.ts';
import { rolls } from '../../schema/index.ts';
import { rawMilestones } from './rawMilestones.ts';
import { recountMastery } from './recountMastery.ts';

/**
 * A counter of a class that does not say what the raw records say. Of `mastered`, which is kept
 * student by student: how many rows differ, whatever their evidence.
 */
export type Difference = {
  classId: number;
  metric: Indicator;
  evidence: Evidence | '—';
  counter: number;
  raw: number;
};

/**
 * Counts a roll anew from the raw records and compares it with the class counters and with
 * 达标率. A long read: beside a busy server it belongs in a child process.
 * @returns no differences: the counters are proven
 * @throws when there is no such roll
 */
export async function recount(rollId: number): Promise<{ differences: Difference[] }> {
  const [roll] = await db().select().from(rolls).where(eq(rolls.id, rollId));
  if (!roll) throw new Error(`no roll ${rollId}`);
  const differences = await db().all<Difference>(sql`
    with raw as (
      select class_id, metric, evidence, count(*) as students
      from (${sql.raw(rawMilestones(`e.roll_id = ${roll.id}`))})
      group by class_id, metric, evidence
    ),
    counter as (select * from class_counters where roll_id = ${rollId})
    select coalesce(c.class_id, r.class_id) as classId,
      coalesce(c.metric, r.metric) as metric,
      coalesce(c.evidence, r.evidence) as evidence,
      coalesce(c.students, 0) as counter,
      coalesce(r.students, 0) as raw
    from counter c full join raw r
      on r.class_id = c.class_id and r.metric = c.metric and r.evidence = c.evidence
    where coalesce(c.students, 0) <> coalesce(r.students, 0)
    order by 1, 2, 3`);
  const mastered = (await recountMastery(rollId)).map((row): Difference => {
    return { ...row, metric: 'mastered', evidence: '—' };
  });
  return { differences: [...differences, ...mastered] };
}
