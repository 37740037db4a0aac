import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

/** Fewer first answers than this say nothing about a class. */
const leastAnswers = 5;

/**
 * Items that this class most often got wrong on first attempts, worst first. Neither key nor
 * explanation: others have the item still before them.
 */
export const misunderstoodBy = (classId: number, limit: number) =>
  db().all<{
    itemId: string;
    stem: string;
    objective: string;
    lessonId: string;
    wrong: number;
    of: number;
  }>(sql`
    select i.item_id as itemId, i.stem as stem, i.objective as objective, a.lesson_id as lessonId,
      sum(r.chosen <> i.key) as wrong, count(*) as "of"
    from enrolments e
    join attempts a on a.student_id = e.student_id and a.kind = 'check' and a.ordinal = 1
      and a.finished_at is not null
    join responses r on r.attempt_id = a.id
    join attempt_items ai on ai.attempt_id = a.id and ai.position = r.position
    join item_versions i on i.id = ai.item_version_id
    where e.class_id = ${classId} and e.left_on is null
    group by i.id
    having count(*) >= ${leastAnswers} and wrong > 0
    order by 1.0 * wrong / count(*) desc, count(*) desc, i.id
    limit ${limit}`);
