import { sql } from 'drizzle-orm';
import { evidenceClasses } from '#domain/indicators/evidence';
import { metrics } from '#domain/indicators/metric';
import { dayOf } from '#domain/time';
import { db } from '../../client.ts';
import { rawMilestones } from '../../queries/indicators/rawMilestones.ts';
import { type RollFor, rollFor } from '../../queries/indicators/rollFor.ts';
import { gradesOn } from '../../queries/people/gradesOn.ts';
import { rollClasses, rollEntries } from '../../schema/index.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';
import { masteryOfRoll } from './mastery.ts';

/** The date lies within the term and not in the future. */
export type Freeze = RollFor & {
  /** How many of the schools had not confirmed their list; kept in the trail. */
  unconfirmed?: number;
  accountId: string;
  now: number;
};

/** Inside the act the newest roll is ours: rowids grow, and there is one writer. */
const thisRoll = '(select max(id) from rolls)';

/**
 * Freezes the roll of a region as one act: who sat in which class that day, the classes with
 * their grades, and what the students have reached so far by the raw records.
 * @returns the roll's id
 * @throws isPreconditionFailure when the date is not in the term or in the future, when this
 *   region's roll of that date stands already, or when nobody would be on it
 */
export async function freezeRoll(freeze: Freeze): Promise<number> {
  const [roll] = await write([
    newRoll(freeze),
    mustHaveChanged,
    entries(freeze),
    mustHaveChanged,
    classes(freeze),
    zeroCounters,
    milestones,
    countMilestones,
    masteryOfRoll(thisRoll),
    audit(freeze),
  ]);
  return Number(roll?.lastInsertRowid);
}

/** A roll is always frozen after those before it, so that their order is never in doubt. */
const newRoll = ({ termId, regionCode, takenOn, now }: Freeze): Statement => ({
  sql: `insert into rolls (term_id, region_code, taken_on, frozen_at)
    select id, :region, :takenOn,
      max(:now, coalesce((select max(frozen_at) + 1 from rolls), 0)) from terms
    where id = :term and :takenOn between starts_on and ends_on and :takenOn <= :today
      and not exists (
        select 1 from rolls r
        where r.term_id = :term and r.region_code = :region and r.taken_on = :takenOn)`,
  args: { region: regionCode, takenOn, now, term: termId, today: dayOf(now) },
});

const entries = (freeze: Freeze): Statement =>
  db()
    .insert(rollEntries)
    .select(sql`select ${sql.raw(thisRoll)}, student_id, class_id from (${rollFor(freeze)})`);

const classes = ({ termId, takenOn }: Freeze): Statement =>
  db()
    .insert(rollClasses)
    .select(sql`
    select e.roll_id, k.id, k.school_id, p.region_code, k.stage, g.grade, count(*), exists (
      select 1 from requirements q
      where q.term_id = ${termId} and q.stage = k.stage and q.grade = g.grade)
    from roll_entries e
    join school_classes k on k.id = e.class_id
    join (${sql.raw(gradesOn(takenOn))}) g on g.stage = k.stage and g.entry_year = k.entry_year
    join school_periods p on p.school_id = k.school_id
      and p.from_on <= ${takenOn} and (p.until_on is null or p.until_on > ${takenOn})
    where e.roll_id = ${sql.raw(thisRoll)}
    group by k.id`);

const zeroCounters: Statement = {
  sql: `insert into class_counters (roll_id, class_id, metric, evidence, students)
    select c.roll_id, c.class_id, m.value, e.value, 0
    from roll_classes c join json_each(:metrics) m join json_each(:classes) e
    where c.roll_id = ${thisRoll}`,
  args: { metrics: JSON.stringify(metrics), classes: JSON.stringify(evidenceClasses) },
};

const milestones: Statement = {
  sql: `insert into milestones (roll_id, student_id, metric, evidence, reached_at)
    select roll_id, student_id, metric, evidence, reached_at
    from (${rawMilestones(`e.roll_id = ${thisRoll}`)})`,
  args: [],
};

const countMilestones: Statement = {
  sql: `update class_counters set students = n.students
    from (
      select e.class_id, m.metric, m.evidence, count(*) as students
      from milestones m
      join roll_entries e on e.roll_id = m.roll_id and e.student_id = m.student_id
      where m.roll_id = ${thisRoll}
      group by e.class_id, m.metric, m.evidence
    ) n
    where class_counters.roll_id = ${thisRoll} and class_counters.class_id = n.class_id
      and class_counters.metric = n.metric and class_counters.evidence = n.evidence`,
  args: [],
};

const audit = (freeze: Freeze): Statement => ({
  sql: `insert into audit_events (at, account_id, act, subject, region_code, detail)
    select :now, :account, 'freezeRoll', 'roll ' || ${thisRoll}, :region, json_set(:detail,
      '$.students', (select count(*) from roll_entries where roll_id = ${thisRoll}),
      '$.schools', (select count(distinct school_id) from roll_classes where roll_id = ${thisRoll}))`,
  args: {
    now: freeze.now,
    account: freeze.accountId,
    region: freeze.regionCode,
    detail: JSON.stringify({
      term: freeze.termId,
      region: freeze.regionCode,
      takenOn: freeze.takenOn,
      unconfirmed: freeze.unconfirmed,
    }),
  },
});
