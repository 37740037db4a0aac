import { type Statement, write } from '../../writer.ts';

export type Erase = {
  /** Ids of students. They travel as one parameter. */
  students: readonly number[];
  /** Null for the system itself, when the time of keeping is over. */
  accountId: string | null;
  at: number;
  /** Today in Asia/Shanghai: the last seat, if still open, ends. */
  today: string;
};

/** What stands where a name stood. */
const noName = '已删除';
/** Begins with a sign that no 学号 may have, so that it never meets one. */
const noNumber = `'*' || lower(hex(randomblob(12)))`;

/**
 * Takes the person out of the records for good: name, number, credentials, sessions,
 * consents and what the review remembers go. What was learned, the certificates, the seats and
 * the frozen rolls stay under the bare id, so that no figure changes and a printed code stays
 * valid; the account stays without a key, for its day of registration.
 * @returns how many were erased
 * @throws isPreconditionFailure when one of them was erased already
 */
export async function erase(act: Erase): Promise<number> {
  const ids = JSON.stringify(act.students);
  const [, erased] = await write([
    noneErased(ids),
    {
      sql: `update students set name = :name, number = ${noNumber}, erased_at = :at
        where id in (select value from json_each(:ids))`,
      args: { name: noName, at: act.at, ids },
    },
    {
      sql: `update enrolments set left_on = max(joined_on, :today), left_because = 'left'
        where student_id in (select value from json_each(:ids)) and left_on is null`,
      args: { today: act.today, ids },
    },
    {
      sql: `delete from sessions where account_id in (select id from accounts where ${ofThese})`,
      args: { ids },
    },
    {
      sql: `update accounts set card_hash = null, card_issued_at = null, password_hash = null
        where ${ofThese}`,
      args: { ids },
    },
    { sql: `delete from guardian_consents where ${ofThese}`, args: { ids } },
    { sql: `delete from review_cards where ${ofThese}`, args: { ids } },
    events(act, ids),
  ]);
  return erased?.rowsAffected ?? 0;
}

const ofThese = 'student_id in (select value from json_each(:ids))';

const noneErased = (ids: string): Statement => ({
  sql: `select case when (
      select count(*) from students
      where id in (select value from json_each(:ids)) and erased_at is null
    ) <> json_array_length(:ids) then json('precondition') end`,
  args: { ids },
});

/** Written after the seats are closed: the trail tells whose wish it was, and nothing more. */
const events = ({ accountId, at }: Erase, ids: string): Statement => ({
  sql: `insert into audit_events (at, account_id, act, subject, school_id, detail)
    select :at, :account, 'eraseStudent', 'student ' || id, school_id,
      json_object('because', case when :account is null then 'retention' else 'request' end)
    from students where id in (select value from json_each(:ids))`,
  args: { at, account: accountId, ids },
});
