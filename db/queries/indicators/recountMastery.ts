import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { rawMastery } from './rawMastery.ts';
import { rawMilestones } from './rawMilestones.ts';

/**
 * Students of a roll whose row of 达标率 says something else than the raw records, by class:
 * how many there are in the rows (`counter`) and in the records (`raw`).
 */
export function recountMastery(rollId: number) {
  const completed = `select * from (${rawMilestones(`e.roll_id = ${rollId}`)})
    where metric = 'completed'`;
  const columns = sql.raw('student_id, class_id, due_on, evidence, taken_at');
  return db().all<{ classId: number; counter: number; raw: number }>(sql`
    with raw as materialized (select ${columns} from (${sql.raw(rawMastery(completed))})),
    kept as materialized (select ${columns} from mastery where roll_id = ${rollId}),
    differing as (
      select class_id, 1 as counter, 0 as raw from (select * from kept except select * from raw)
      union all
      select class_id, 0, 1 from (select * from raw except select * from kept)
    )
    select class_id as classId, sum(counter) as counter, sum(raw) as raw
    from differing group by class_id order by class_id`);
}
