import { type SQL, sql } from 'drizzle-orm';
import type { AuditAct } from '#domain/audit/acts';
import type { Role } from '#domain/people/role';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';

export type TrailScope = { schoolId: number } | { regionCode: string };

export type TrailSearch = {
  /** Null: every act. */
  acts: readonly AuditAct[] | null;
  /** Only what this account did. */
  accountId: string | null;
  /** Instants: at or after, and before. */
  from: number | null;
  until: number | null;
  /** Only events older than this id. */
  before: number | null;
};

/** Ids one statement looks through at most, so that a rare act in a long trail blocks nobody. */
const window = 10_000;
/** Rows that one statement puts into words. */
const rowsAtOnce = 250;

/**
 * The newest events of a school, or of a region with all its regions and schools, newest first.
 * @returns their ids, at most `limit`
 */
export async function trailIds(
  scope: TrailScope,
  search: TrailSearch,
  limit: number,
): Promise<number[]> {
  const ids: number[] = [];
  // An address may name an id that is far from being there: the way down begins at the newest.
  let before = Math.min(search.before ?? Number.POSITIVE_INFINITY, (await newestId()) + 1);
  while (ids.length < limit && before > 1) {
    const floor = Math.max(before - window, 1);
    const rows = await db().all<{ id: number }>(sql`
      select e.id from audit_events e
      where e.id < ${before} and e.id >= ${floor} and ${within(scope)}
        ${search.acts ? sql`and e.act in (select value from json_each(${JSON.stringify(search.acts)}))` : sql``}
        ${search.accountId === null ? sql`` : sql`and e.account_id = ${search.accountId}`}
        ${search.from === null ? sql`` : sql`and e.at >= ${search.from}`}
        ${search.until === null ? sql`` : sql`and e.at < ${search.until}`}
      order by e.id desc limit ${limit - ids.length}`);
    ids.push(...rows.map((row) => row.id));
    before = floor;
    await othersFirst();
  }
  return ids;
}

const othersFirst = () => new Promise((resume) => setImmediate(resume));

async function newestId(): Promise<number> {
  const [row] = await db().all<{ id: number | null }>(sql`select max(id) as id from audit_events`);
  return row?.id ?? 0;
}

function within(scope: TrailScope): SQL {
  if ('schoolId' in scope) return sql`e.school_id = ${scope.schoolId}`;
  const codes = sql`with recursive below(code) as (
      select ${scope.regionCode} union all
      select r.code from regions r join below b on r.parent_code = b.code
    )`;
  // Newest first by id; the plus keeps SQLite from gathering all events of the schools instead.
  return sql`(
    +e.school_id in (${codes} select s.id from schools s join below b on b.code = s.region_code)
    or +e.region_code in (${codes} select code from below))`;
}

/** An event with the words for those in it. Names of students only where they were asked for. */
export type TrailRow = {
  id: number;
  at: number;
  act: AuditAct;
  accountId: string | null;
  /** Of the member of staff who acted, with the role held that day. */
  staffName: string | null;
  staffRole: Role | null;
  byStudent: number;
  studentName: string | null;
  schoolName: string | null;
  regionName: string | null;
  /** The first word of the subject: class, student, roll, … */
  kind: string;
  stage: Stage | null;
  entryYear: number | null;
  classNumber: number | null;
  takenOn: string | null;
  /** The student whom it was done to; a number when there is one. */
  aboutStudent: number | null;
  aboutName: string | null;
  aboutStaff: string | null;
  /** JSON */
  detail: string;
};

/**
 * Events with the people, classes, schools and rolls in them, newest first.
 * @param ids newest first
 * @param names with the names of students, for viewers who may read them
 */
export async function trailRows(ids: readonly number[], names: boolean): Promise<TrailRow[]> {
  const rows: TrailRow[] = [];
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    rows.push(...(await someRows(ids.slice(from, from + rowsAtOnce), names)));
    await othersFirst();
  }
  return rows;
}

function someRows(ids: readonly number[], names: boolean) {
  const nameOf = (table: string) => (names ? sql.raw(`${table}.name`) : sql`null`);
  return db().all<TrailRow>(sql`
    with event as materialized (
      select e.*, date(e.at / 1000 + 28800, 'unixepoch') as day,
        substr(e.subject, 1, instr(e.subject || ' ', ' ') - 1) as kind,
        substr(e.subject, instr(e.subject || ' ', ' ') + 1) as ref
      from json_each(${JSON.stringify(ids)}) j join audit_events e on e.id = j.value
    )
    select e.id, e.at, e.act, e.account_id as accountId, e.kind, e.detail,
      member.display_name as staffName,
      (select r.role from staff_roles r where r.staff_id = member.id and r.from_on <= e.day
        and (r.until_on is null or r.until_on > e.day) order by r.id limit 1) as staffRole,
      doer.student_id is not null as byStudent, ${nameOf('pupil')} as studentName,
      s.name as schoolName, g.name as regionName,
      k.stage, k.entry_year as entryYear, k.number as classNumber, l.taken_on as takenOn,
      about.id as aboutStudent, ${nameOf('about')} as aboutName,
      colleague.display_name as aboutStaff
    from event e
    left join accounts doer on doer.id = e.account_id
    left join staff member on member.id = doer.staff_id
    left join students pupil on pupil.id = doer.student_id
    left join schools s on s.id = e.school_id
    left join regions g on g.code = e.region_code
    left join school_classes k on e.kind = 'class' and k.id = cast(e.ref as integer)
    left join rolls l on e.kind = 'roll' and l.id = cast(e.ref as integer)
    left join accounts a on e.kind = 'account' and a.id = e.ref
    left join students about
      on about.id = case e.kind when 'student' then cast(e.ref as integer) else a.student_id end
    left join staff colleague
      on colleague.id = case e.kind when 'staff' then cast(e.ref as integer) else a.staff_id end
    order by e.id desc`);
}
