import { and, inArray, ne, sql } from 'drizzle-orm';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';
import { schools } from '../../schema/index.ts';
import { regionChain } from './place.ts';
import { codesWithin } from './regionTree.ts';

type Wanted = { stage: Stage; entryYear: number; names: readonly string[] };

/**
 * Students of these names and cohorts in the other schools of the same county (of a school that
 * hangs on no county: of its own region), with the seat they have or had last. Erased students
 * and seats entered by mistake are left out. It goes from the classes of a cohort to their
 * seats, because names have no index; a statement reads one cohort of the county.
 */
export async function studentsElsewhere(
  school: { id: number; regionCode: string },
  wanted: readonly Wanted[],
) {
  if (wanted.length === 0) return [];
  const chain = await regionChain(school.regionCode);
  const county = chain.find(({ level }) => level === 'county') ?? chain[0];
  const codes = await codesWithin(county?.code ?? school.regionCode);
  const others = await db()
    .select({ id: schools.id, name: schools.name })
    .from(schools)
    .where(and(inArray(schools.regionCode, codes), ne(schools.id, school.id)));
  const nameOf = new Map(others.map(({ id, name }) => [id, name]));
  const found = [];
  for (const cohort of wanted) found.push(...(await seatsOf(cohort, [...nameOf.keys()])));
  return lastSeats(found).map(({ stage, entryYear, number, ...seat }) => ({
    ...seat,
    schoolName: nameOf.get(seat.schoolId) ?? '',
    schoolClass: { stage, entryYear, number },
  }));
}

type Seat = {
  id: number;
  name: string;
  schoolId: number;
  enrolmentId: number;
  leftOn: string | null;
  /** The seat they have today, which may be in another cohort. */
  openId: number | null;
  stage: Stage;
  entryYear: number;
  number: number;
};

const seatsOf = ({ stage, entryYear, names }: Wanted, schoolIds: readonly number[]) =>
  db().all<Seat>(sql`
    select s.id, s.name, s.school_id as schoolId, e.id as enrolmentId, e.left_on as leftOn,
      o.id as openId, c.stage, c.entry_year as entryYear, c.number
    from json_each(${JSON.stringify(schoolIds)}) near
    cross join school_classes c on c.school_id = near.value
      and c.stage = ${stage} and c.entry_year = ${entryYear}
    cross join enrolments e on e.class_id = c.id and e.left_because is not 'mistake'
    cross join students s on s.id = e.student_id and s.school_id = c.school_id
      and s.erased_at is null and s.name in (select value from json_each(${JSON.stringify(names)}))
    left join enrolments o on o.student_id = s.id and o.left_on is null
    order by e.joined_on, e.id`);

/** Of each student the last seat; none when they sit in another cohort by now. */
function lastSeats(seats: readonly Seat[]): Omit<Seat, 'openId'>[] {
  const last = new Map<number, Seat>();
  for (const seat of seats) {
    if (seat.openId === null || seat.openId === seat.enrolmentId) last.set(seat.id, seat);
  }
  return [...last.values()].map(({ openId: _, ...seat }) => seat);
}
