import { evidenceClasses } from '#domain/indicators/evidence';
import { metrics } from '#domain/indicators/metric';
import { gradeOf, schoolYearOf } from '#domain/people/grade';
import { stages } from '#domain/people/school';
import { dayOf } from '#domain/time';
import { rawMilestones } from '../../queries/indicators/rawMilestones.ts';
import { mustHaveChanged, type Statement, write } from '../../writer.ts';

export type Freeze = {
  termId: string;
  /** The region, with all below it. */
  regionCode: string;
  /** The date whose enrolments count; within the term and not in the future. */
  takenOn: string;
  accountId: string;
  now: number;
};

/** Inside the act the newest roll is ours: rowids grow, and there is one writer. */
const thisRoll = '(select max(id) from rolls)';

/**
 * Freezes the roll of a region as one act: who sat in which class that day, the classes with
 * their grades, and what the students have reached so far by the raw records.
 * @returns the roll's id
 * @throws a precondition failure when the date is not in the term or in the future, or when
 *   this region's roll of that date stands already
 */
export async function freezeRoll(freeze: Freeze): Promise<number> {
  const [roll] = await write([
    newRoll(freeze),
    mustHaveChanged,
    entries(freeze),
    classes(freeze),
    zeroCounters,
    milestones(freeze),
    countMilestones,
    audit(freeze),
  ]);
  return Number(roll?.lastInsertRowid);
}

const newRoll = ({ termId, regionCode, takenOn, now }: Freeze): Statement => ({
  sql: `insert into rolls (term_id, region_code, taken_on, frozen_at)
    select id, :region, :takenOn, :now from terms
    where id = :term and :takenOn between starts_on and ends_on and :takenOn <= :today
      and not exists (
        select 1 from rolls r
        where r.term_id = :term and r.region_code = :region and r.taken_on = :takenOn)`,
  args: { region: regionCode, takenOn, now, term: termId, today: dayOf(now) },
});

/** Who sat in two classes that day counts once, in the class joined last. */
const entries = ({ regionCode, takenOn }: Freeze): Statement => ({
  sql: `with recursive below(code) as (
      select :region
      union all
      select r.code from regions r join below on r.parent_code = below.code
    ),
    seat as (
      select e.student_id, e.class_id, row_number() over (
        partition by e.student_id order by e.joined_on desc, e.id desc) as place
      from below
      join schools s on s.region_code = below.code
      join school_classes k on k.school_id = s.id
      join (${gradesOn(takenOn)}) g on g.stage = k.stage and g.entry_year = k.entry_year
      join enrolments e on e.class_id = k.id
      where e.joined_on <= :takenOn and (e.left_on is null or e.left_on > :takenOn)
    )
    insert into roll_entries (roll_id, student_id, class_id)
    select ${thisRoll}, student_id, class_id from seat where place = 1`,
  args: { region: regionCode, takenOn },
});

const classes = ({ termId, takenOn }: Freeze): Statement => ({
  sql: `insert into roll_classes
      (roll_id, class_id, school_id, region_code, stage, grade, size, required)
    select e.roll_id, k.id, s.id, s.region_code, k.stage, g.grade, count(*), exists (
      select 1 from requirements q
      where q.term_id = :term and q.stage = k.stage and q.grade = g.grade)
    from roll_entries e
    join school_classes k on k.id = e.class_id
    join schools s on s.id = k.school_id
    join (${gradesOn(takenOn)}) g on g.stage = k.stage and g.entry_year = k.entry_year
    where e.roll_id = ${thisRoll}
    group by k.id`,
  args: { term: termId },
});

const zeroCounters: Statement = {
  sql: `insert into class_counters (roll_id, class_id, metric, evidence, students)
    select c.roll_id, c.class_id, m.value, e.value, 0
    from roll_classes c join json_each(:metrics) m join json_each(:classes) e
    where c.roll_id = ${thisRoll}`,
  args: { metrics: JSON.stringify(metrics), classes: JSON.stringify(evidenceClasses) },
};

const milestones = ({ takenOn }: Freeze): Statement => ({
  sql: `insert into milestones (roll_id, student_id, metric, evidence, reached_at)
    select ${thisRoll}, student_id, metric, evidence, reached_at
    from (${rawMilestones(thisRoll, takenOn)})`,
  args: [],
});

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

const audit = ({ termId, regionCode, takenOn, accountId, now }: Freeze): Statement => ({
  sql: `insert into audit_events (at, account_id, act, subject, detail)
    select :now, :account, 'freezeRoll', 'roll ' || ${thisRoll}, :detail`,
  args: {
    now,
    account: accountId,
    detail: JSON.stringify({ term: termId, region: regionCode, takenOn }),
  },
});

/** Which stages and entry years are in which grade that day; a class that has left has none. */
function gradesOn(day: string): string {
  const schoolYear = schoolYearOf(day);
  const longestStage = 6;
  return stages
    .flatMap((stage) =>
      Array.from({ length: longestStage }, (_, years) => {
        const entryYear = schoolYear - years;
        const grade = gradeOf(stage, entryYear, schoolYear);
        return grade && `select '${stage}' as stage, ${entryYear} as entry_year, ${grade} as grade`;
      }),
    )
    .filter(Boolean)
    .join(' union all ');
}
