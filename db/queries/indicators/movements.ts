import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { gradesOn } from '../people/gradesOn.ts';
import { currentRollClasses, currentRolls } from './currentRolls.ts';

/** Who came to and went from the classes of schools since the rolls that hold were taken. */
export type Movements = {
  /** By class: who sits there today, and how many of them stand on no roll of this school. */
  seats: Map<number, { students: number; unlisted: number }>;
  /** By roll and class (`rollKey`): who stands there and sits in no class of this school today. */
  gone: Map<string, { left: number; graduated: number }>;
};

export const rollKey = (rollId: number, classId: number): string => `${rollId}/${classId}`;

/** Schools in a statement: some 5,000 students, which take a few milliseconds. */
const schoolsAtOnce = 6;

/**
 * The movements of these schools, some of them at a time, so that a county of 100,000 students
 * lets answers through in between. To change class within a school is neither coming nor going;
 * what happens between two statements shows in one school or in none of it.
 *
 * It looks at open seats alone, for no leaving is noted ahead, and a student has one at most: so
 * each who stands on a roll is looked up once, and who came is what is left of a class's seats.
 * @param today YYYY-MM-DD
 */
export async function movementsOf(
  schoolIds: readonly number[],
  termId: string,
  today: string,
): Promise<Movements> {
  const all: Movements = { seats: new Map(), gone: new Map() };
  for (let from = 0; from < schoolIds.length; from += schoolsAtOnce) {
    if (from > 0) await othersFirst();
    for (const row of await ofSome(schoolIds.slice(from, from + schoolsAtOnce), termId, today)) {
      const { rollId, classId, students, unlisted, left, graduated } = row;
      if (rollId === null) all.seats.set(classId, { students, unlisted });
      else all.gone.set(rollKey(rollId, classId), { left, graduated });
    }
  }
  return all;
}

const othersFirst = () => new Promise((resume) => setImmediate(resume));

/** One row for each class, and one for each class on a roll that somebody has left. */
type Row = {
  rollId: number | null;
  classId: number;
  students: number;
  unlisted: number;
  left: number;
  graduated: number;
};

const ofSome = (schoolIds: readonly number[], termId: string, today: string) =>
  db().all<Row>(sql`
    with held as materialized (${currentRolls(termId)}),
    grade as materialized (${sql.raw(gradesOn(today))}),
    school as materialized (
      select j.value as id, exists (
        select 1 from school_periods p where p.school_id = j.value
          and p.from_on <= ${today} and (p.until_on is null or p.until_on > ${today})) as is_open
      from json_each(${JSON.stringify(schoolIds)}) j
    ),
    class as materialized (
      select k.id, k.school_id, school.is_open and exists (
          select 1 from grade g where g.stage = k.stage and g.entry_year = k.entry_year) as is_on,
        k.entry_year < (select min(g.entry_year) from grade g where g.stage = k.stage) as is_over
      from school cross join school_classes k on k.school_id = school.id
    ),
    listed as materialized (
      select c.roll_id, c.class_id, c.school_id, c.size, class.is_on
      from (${currentRollClasses(sql`held`, sql`c.school_id in (select id from school)`)}) c
      join class on class.id = c.class_id
    ),
    missing as materialized (
      select l.roll_id, l.class_id, now.id as now_in, coalesce(now.is_on, 0) as seated,
        coalesce(now.is_over, 0) as graduated
      from listed l
      cross join roll_entries e on e.roll_id = l.roll_id and e.class_id = l.class_id
      left join enrolments o on o.student_id = e.student_id and o.left_on is null
        and o.joined_on <= ${today}
      left join class now on now.id = o.class_id and now.school_id = l.school_id
      where o.class_id is not l.class_id or not l.is_on
    ),
    known(class_id, students) as materialized (
      select class_id, size from listed where is_on
      union all
      select l.class_id, -count(*) from missing m
        join listed l on l.roll_id = m.roll_id and l.class_id = m.class_id
        where l.is_on group by l.roll_id, l.class_id
      union all
      select now_in, count(*) from missing where seated group by now_in
    ),
    seat as materialized (
      select class.id, (
        select count(*) from enrolments e
        where e.class_id = class.id and e.left_on is null and e.joined_on <= ${today}) as students
      from class where is_on
    )
    select null as rollId, seat.id as classId, seat.students,
      seat.students - coalesce((
        select sum(k.students) from known k where k.class_id = seat.id), 0) as unlisted,
      0 as left, 0 as graduated
    from seat
    union all
    select roll_id, class_id, 0, 0, sum(not graduated), sum(graduated)
    from missing where not seated group by roll_id, class_id`);
