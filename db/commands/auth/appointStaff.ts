import type { AuditAct } from '#domain/audit/acts';
import type { HeldRole } from '#domain/people/permission';
import { write } from '../../writer.ts';

/** Whose role it is and, for the trail, the school or the region it belongs to. */
type Whose = { accountId: string; ofSchool: number | null; ofRegion: string | null };
type Newcomer = Whose & { signInName: string; displayName: string; linkHash: string };
type Grant = Whose & HeldRole & { signInName: string };
/** From `on` (YYYY-MM-DD) the role is no longer held. */
type End = Whose & { roleId: number; on: string };

export type Appointment = {
  /** The account that acts; null for the operator. */
  by: string | null;
  at: number;
  /** Today in Asia/Shanghai: roles begin now. */
  today: string;
  linksExpireAt: number;
  newcomers: readonly Newcomer[];
  grants: readonly Grant[];
  ends: readonly End[];
  /** Accounts that reach further from now on: links which others made for them stop. */
  widened: readonly string[];
};

/**
 * Takes staff on, gives and ends roles in one act: all of it or nothing. A newcomer gets an
 * account without a password, and a link to choose one. Rows travel as JSON, a parameter a kind.
 * @throws isConstraintFailure when the sign-in name of a newcomer is taken
 * @throws isPreconditionFailure when a role that is to end has ended already, or one that is to be
 *   given is held already
 */
export async function appointStaff(act: Appointment): Promise<void> {
  const { at, today } = act;
  const newcomers = json(
    act.newcomers.map((one) => [one.signInName, one.displayName, one.accountId, one.linkHash]),
  );
  const grants = json(
    act.grants.map((one) => [
      one.signInName,
      ...[one.role, one.regionCode, one.schoolId, one.classId],
    ]),
  );
  const ends = json(act.ends.map(({ roleId, on }) => [roleId, on]));
  const trail = (name: AuditAct, list: readonly Whose[]) => ({
    sql: `insert into audit_events (at, account_id, act, subject, school_id, region_code, detail)
      select ?, ?, ?, 'account ' || (value ->> 0), value ->> 1, value ->> 2, '{}' from json_each(?)`,
    args: [at, act.by, name, json(list.map((one) => [one.accountId, one.ofSchool, one.ofRegion]))],
  });
  await write([
    {
      sql: `select case when count(*) <> ? then json('precondition') end from json_each(?) j
        join staff_roles r on r.id = j.value ->> 0 and (r.until_on is null or r.until_on > ?)`,
      args: [act.ends.length, ends, today],
    },
    {
      sql: `select case when exists (
          select 1 from json_each(?) j cross join staff s on s.name = j.value ->> 0
          cross join staff_roles r on r.staff_id = s.id and r.role = j.value ->> 1
            and r.region_code is j.value ->> 2 and r.school_id is j.value ->> 3
            and r.class_id is j.value ->> 4 and (r.until_on is null or r.until_on > ?))
        then json('precondition') end`,
      args: [grants, today],
    },
    {
      sql: `delete from staff_links where used_at is null and created_by <> ? and staff_id in (
        select a.staff_id from json_each(?) j join accounts a on a.id = j.value)`,
      args: [act.by ?? 'operator', json(act.widened)],
    },
    {
      sql: `insert into staff (name, display_name) select value ->> 0, value ->> 1 from json_each(?)`,
      args: [newcomers],
    },
    {
      sql: `insert into accounts (id, staff_id) select j.value ->> 2, s.id
        from json_each(?) j cross join staff s on s.name = j.value ->> 0`,
      args: [newcomers],
    },
    {
      sql: `insert into staff_links (hash, staff_id, purpose, created_by, created_at, expires_at)
        select j.value ->> 3, s.id, 'invite', ?, ?, ?
        from json_each(?) j cross join staff s on s.name = j.value ->> 0`,
      args: [act.by ?? 'operator', at, act.linksExpireAt, newcomers],
    },
    {
      sql: `insert into staff_roles (staff_id, role, region_code, school_id, class_id, from_on)
        select s.id, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, ?
        from json_each(?) j cross join staff s on s.name = j.value ->> 0`,
      args: [today, grants],
    },
    {
      sql: `update staff_roles set until_on = max(from_on, j.value ->> 1)
        from json_each(?) j where staff_roles.id = j.value ->> 0`,
      args: [ends],
    },
    trail('inviteStaff', act.newcomers),
    trail('grantRole', act.grants),
    trail('endRole', act.ends),
  ]);
}

const json = (rows: readonly unknown[]): string => JSON.stringify(rows);
