import { sql } from 'drizzle-orm';
import { type Figures, type Split, sumFigures } from '#domain/indicators/figures';
import type { Metric } from '#domain/indicators/metric';
import { db } from '../../client.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';
import { dueColumns, masteredFrom } from './rollCounts.ts';
import { onRollWithin } from './scope.ts';

/** A frozen roll as far as it concerns some regions. */
export type RollAt = {
  id: number;
  termId: string;
  termName: string;
  /** The region it was frozen for. */
  regionCode: string;
  regionName: string;
  takenOn: string;
  frozenAt: number;
  schools: number;
  figures: Figures;
};

type Row = Omit<RollAt, 'figures'> & { students: number; asked: number };
type Counted = { rollId: number; metric: Metric; evidence: keyof Split; students: number };

/**
 * The rolls on which classes of these regions stand, the newest first, with their figures there.
 * @param today YYYY-MM-DD; 达标率 looks at boosters that are due by then
 */
export async function rollsAt(codes: readonly string[], today: string): Promise<RollAt[]> {
  const rows = await db().all<Row>(sql`
    select r.id, r.term_id as termId, t.name as termName, r.region_code as regionCode,
      g.name as regionName, r.taken_on as takenOn, r.frozen_at as frozenAt,
      count(distinct c.school_id) as schools, sum(c.size) as students,
      sum(c.size * c.required) as asked
    from roll_classes c
    join rolls r on r.id = c.roll_id
    join terms t on t.id = r.term_id
    join regions g on g.code = r.region_code
    where ${onRollWithin({ codes })}
    group by r.id order by r.id desc`);
  const counted = await db().all<Counted>(sql`
    select c.roll_id as rollId, n.metric, n.evidence, sum(n.students) as students
    from roll_classes c
    join class_counters n on n.roll_id = c.roll_id and n.class_id = c.class_id
    where ${onRollWithin({ codes })} and (n.metric <> 'completed' or c.required)
    group by c.roll_id, n.metric, n.evidence`);
  const due = await db().all<{ rollId: number; mastered: string }>(sql`
    select c.roll_id as rollId, json_array(${dueColumns}) as mastered
    from roll_classes c
    join mastery m on m.roll_id = c.roll_id and m.class_id = c.class_id and m.due_on <= ${today}
    where ${onRollWithin({ codes })}
    group by c.roll_id`);
  return rows.map(({ students, asked, ...row }) => ({
    ...row,
    figures: sumFigures(
      students,
      asked,
      counted.filter(({ rollId }) => rollId === row.id),
      masteredFrom(due.find(({ rollId }) => rollId === row.id)?.mastered ?? null),
    ),
  }));
}

/** How many students of each roll of a term are in these regions on a roll that holds. */
export async function holdingAt(codes: readonly string[], termId: string) {
  const rows = await db().all<{ rollId: number; students: number }>(sql`
    select roll_id as rollId, sum(size) as students
    from (${currentRollClasses(sql`(${currentRolls(termId)})`, onRollWithin({ codes }))})
    group by roll_id`);
  return new Map(rows.map(({ rollId, students }) => [rollId, students]));
}
