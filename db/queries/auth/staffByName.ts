import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';

export type KnownStaff = {
  staffId: number;
  signInName: string;
  displayName: string;
  accountId: string;
  /** Has never chosen a password. */
  isNew: boolean;
};

/** The members of staff with these sign-in names. */
export async function staffByName(names: readonly string[]): Promise<KnownStaff[]> {
  const rows = await db().all<Omit<KnownStaff, 'isNew'> & { isNew: number }>(sql`
    select s.id as staffId, s.name as signInName, s.display_name as displayName,
      a.id as accountId, a.password_hash is null and a.activated_at is null as isNew
    from json_each(${JSON.stringify(names)}) j
    cross join staff s on s.name = j.value
    join accounts a on a.staff_id = s.id`);
  return rows.map((row) => ({ ...row, isNew: row.isNew === 1 }));
}
