import type { Statement } from '../../writer.ts';

/** A student who comes from another school, with the seat that is still open there. */
export type Transferred = {
  id: number;
  name: string;
  fromSchoolId: number;
  enrolmentId: number | null;
  /** Their 学号 in the new school. */
  number: string;
};

export type TakeOver = {
  schoolId: number;
  accountId: string;
  at: number;
  today: string;
  transferred: readonly Transferred[];
};

/** Stops the act unless each of them is still the student of that school, name and open seat. */
export const stillElsewhere = ({ transferred }: TakeOver): Statement => ({
  sql: `select case when exists (
      select 1 from json_each(?) j
      left join students s on s.id = j.value ->> 0 and s.school_id = j.value ->> 1
        and s.name = j.value ->> 2 and s.erased_at is null
      left join enrolments e on e.student_id = s.id and e.left_on is null
      where s.id is null or e.id is not j.value ->> 3
    ) then json('precondition') end`,
  args: [
    JSON.stringify(transferred.map((one) => [one.id, one.fromSchoolId, one.name, one.enrolmentId])),
  ],
});

/**
 * The person changes school and keeps account, records and password; the open seat ends. Of each
 * transfer both schools keep an event.
 */
export const takeOver = (act: TakeOver): Statement[] =>
  act.transferred.length === 0 ? [] : [leaveSeats(act), changeSchool(act), events(act)];

const leaveSeats = ({ transferred, today }: TakeOver): Statement => ({
  sql: `update enrolments set left_on = max(joined_on, ?), left_because = 'transferred'
    where id in (select value from json_each(?)) and left_on is null`,
  args: [today, JSON.stringify(transferred.map(({ enrolmentId }) => enrolmentId))],
});

const changeSchool = ({ transferred, schoolId }: TakeOver): Statement => ({
  sql: `with j(id, number) as materialized (select value ->> 0, value ->> 1 from json_each(?))
    update students set school_id = ?, number = j.number from j where students.id = j.id`,
  args: [JSON.stringify(transferred.map(({ id, number }) => [id, number])), schoolId],
});

const events = ({ transferred, schoolId, accountId, at }: TakeOver): Statement => ({
  sql: `insert into audit_events (at, account_id, act, subject, school_id, detail)
    select :at, :account, 'transfer', 'student ' || (j.value ->> 0), place.value,
      json_object('from', j.value ->> 1, 'to', :school)
    from json_each(:students) j cross join json_each(json_array(j.value ->> 1, :school)) place`,
  args: {
    at,
    account: accountId,
    school: schoolId,
    students: JSON.stringify(transferred.map(({ id, fromSchoolId }) => [id, fromSchoolId])),
  },
});
