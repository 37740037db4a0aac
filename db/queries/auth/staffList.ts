import { type SQL, sql } from 'drizzle-orm';
import { db } from '../../client.ts';

/** Everyone with a post in a school, or its admins only. */
type InSchool = { schoolId: number; adminsOnly: boolean };
/** Officers of the region and below, and the admins of the schools there. */
type InRegion = { regionCode: string };

/** Whom a list holds. */
export type StaffScope = InSchool | InRegion;

export type ListedStaff = {
  staffId: number;
  accountId: string;
  signInName: string;
  displayName: string;
  hasPassword: boolean;
  hasTwoStep: boolean;
  activatedAt: number | null;
  /** Until when the newest unused link can be used; null without one. */
  linkUntil: number | null;
  /** The newest sign-in that has not been ended. */
  signedInAt: number | null;
};

export type StaffFilter = {
  /** Part of a name; everyone when empty. */
  words: string;
  /** Only this member of staff, if they stand in the list. */
  staffId: number | null;
  offset: number;
  limit: number;
};

type Row = Omit<ListedStaff, 'hasPassword' | 'hasTwoStep'> & {
  hasPassword: number;
  hasTwoStep: number;
  total: number;
};

/** The members of staff of a scope who hold a post there on a day, or will. */
export async function staffList(
  scope: StaffScope,
  day: string,
  { words, staffId, offset, limit }: StaffFilter,
): Promise<{ people: ListedStaff[]; total: number }> {
  const held = 'schoolId' in scope ? heldInSchool(scope, day) : heldInRegion(scope, day);
  const part = words.toLowerCase();
  const rows = await db().all<Row>(sql`
    with recursive ${held}
    select s.id as staffId, a.id as accountId, s.name as signInName,
      s.display_name as displayName, a.activated_at as activatedAt,
      a.password_hash is not null as hasPassword, a.totp_secret is not null as hasTwoStep,
      (select max(expires_at) from staff_links where staff_id = s.id and used_at is null)
        as linkUntil,
      (select max(started_at) from sessions where account_id = a.id) as signedInAt,
      count(*) over () as total
    from held join staff s on s.id = held.staff_id join accounts a on a.staff_id = s.id
    where (${part} = '' or instr(lower(s.name), ${part}) or instr(lower(s.display_name), ${part}))
      and (${staffId} is null or s.id = ${staffId})
    order by held.place, s.name limit ${limit} offset ${offset}`);
  return {
    total: rows[0]?.total ?? 0,
    people: rows.map(({ total: _, ...row }) => ({
      ...row,
      hasPassword: row.hasPassword === 1,
      hasTwoStep: row.hasTwoStep === 1,
    })),
  };
}

/** Admins first, then the teachers, from the lowest grade up. */
const heldInSchool = ({ schoolId, adminsOnly }: InSchool, day: string): SQL => sql`
  held(staff_id, place) as (
    select r.staff_id, min(case when r.school_id is not null then '0'
      else printf('%d-%d-%03d', case c.stage when 'primary' then 1 when 'junior' then 2
        when 'senior' then 3 else 4 end, 9999 - c.entry_year, c.number) end)
    from staff_roles r left join school_classes c on c.id = r.class_id
    where (r.until_on is null or r.until_on > ${day})
      and (r.school_id = ${schoolId} or (c.school_id = ${schoolId} and not ${adminsOnly ? 1 : 0}))
    group by r.staff_id)`;

/** Officers in the order of their regions, then the admins in the order of their schools. */
const heldInRegion = ({ regionCode }: InRegion, day: string): SQL => sql`
  within(code) as (
    select ${regionCode} union all
    select g.code from regions g join within w on g.parent_code = w.code
  ), held(staff_id, place) as (
    select r.staff_id, min(coalesce('0' || r.region_code, '1' || s.code))
    from staff_roles r left join schools s on s.id = r.school_id
    where (r.until_on is null or r.until_on > ${day}) and r.class_id is null
      and coalesce(r.region_code, s.region_code) in (select code from within)
    group by r.staff_id)`;
