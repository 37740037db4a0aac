import { sql } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../../client.ts';
import { notGraduatedOn } from '../notGraduated.ts';

/** The stages in which each of these schools has students, those of the coming year included. */
export const seatedStages = (schoolIds: readonly number[], day: string) =>
  db().all<{ schoolId: number; stage: Stage }>(sql`
    select distinct c.school_id as schoolId, c.stage
    from json_each(${JSON.stringify(schoolIds)}) j
    cross join school_classes c on c.school_id = j.value
    where ${sql.raw(notGraduatedOn(day, 'c'))}
      and exists (select 1 from enrolments e where e.class_id = c.id and e.left_on is null)`);
