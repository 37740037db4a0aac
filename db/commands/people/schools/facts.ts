import { beforeRecords, stages, stagesOf } from '#domain/people/school';
import type { NewSchool, SchoolChange } from '#domain/people/schools/planSchools';
import { notGraduatedOn } from '../../../queries/people/notGraduated.ts';
import type { Statement } from '../../../writer.ts';

export type By = { at: number; accountId: string };

const json = (rows: unknown[]): string => JSON.stringify(rows);

/**
 * Statements that open schools: today's facts and the first dated period of each. Rows travel as
 * one JSON parameter. A code in use stops the act (unique).
 */
export function openStatements(schools: readonly NewSchool[], by: By): Statement[] {
  const rows = json(schools.map((s) => [s.code, s.regionCode, s.name, s.kind, s.openedOn]));
  return [
    {
      sql: `insert into schools (code, region_code, name, kind, opened_on)
        select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(?)`,
      args: [rows],
    },
    {
      sql: `insert into school_periods (school_id, from_on, name, kind, region_code)
        select s.id, coalesce(s.opened_on, ?), s.name, s.kind, s.region_code
        from json_each(?) j cross join schools s on s.code = j.value ->> 0`,
      args: [beforeRecords, rows],
    },
    {
      sql: `insert into audit_events (at, account_id, act, subject, school_id, region_code, detail)
        select :at, :account, 'openSchool', 'school ' || s.id, s.id, s.region_code,
          json_object('on', coalesce(s.opened_on, ''))
        from json_each(:rows) j cross join schools s on s.code = j.value ->> 0`,
      args: { at: by.at, account: by.accountId, rows },
    },
  ];
}

/**
 * Statements that change name, kind or region of schools from a day on: the open period ends and
 * another begins. They stop the act when a school is no longer as it was seen, is closed, or has
 * students in a stage that its new kind does not teach.
 */
export function changeStatements(
  changes: readonly SchoolChange[],
  on: string,
  by: By,
): Statement[] {
  const rows = json(changes.map(({ was, facts: f }) => [was.id, f.regionCode, f.name, f.kind]));
  const seen = json(changes.map(({ was: w }) => [w.id, w.regionCode, w.name, w.kind]));
  const untaught = json(
    changes.flatMap(({ was, facts }) =>
      stages.filter((each) => !stagesOf[facts.kind].includes(each)).map((each) => [was.id, each]),
    ),
  );
  const asJson = `(select value ->> 0 as id, value ->> 1 as region_code, value ->> 2 as name,
    value ->> 3 as kind from json_each(:rows))`;
  return [
    {
      sql: `select case when exists (
          select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(:seen)
          except select s.id, s.region_code, s.name, s.kind from schools s
            join school_periods p on p.school_id = s.id and p.until_on is null
            where s.closed_on is null and p.from_on <= :on) then json('precondition') end`,
      args: { seen, on },
    },
    {
      sql: `select case when exists (
          select 1 from json_each(:untaught) j
          cross join school_classes c on c.school_id = j.value ->> 0 and c.stage = j.value ->> 1
          cross join enrolments e on e.class_id = c.id and e.left_on is null
          where ${notGraduatedOn(on, 'c')}) then json('precondition') end`,
      args: { untaught },
    },
    {
      sql: `update school_periods set until_on = :on
        where until_on is null and school_id in (select value ->> 0 from json_each(:rows))`,
      args: { on, rows },
    },
    {
      sql: `insert into school_periods (school_id, from_on, name, kind, region_code)
        select id, :on, name, kind, region_code from ${asJson}`,
      args: { on, rows },
    },
    {
      sql: `insert into audit_events (at, account_id, act, subject, school_id, region_code, detail)
        select :at, :account, 'changeSchool', 'school ' || s.id, s.id, j.region_code,
          json_object('on', :on, 'name', json(iif(j.name <> s.name, 'true', 'false')),
            'kind', json(iif(j.kind <> s.kind, 'true', 'false')),
            'region', json(iif(j.region_code <> s.region_code, 'true', 'false')))
        from ${asJson} j cross join schools s on s.id = j.id`,
      args: { at: by.at, account: by.accountId, on, rows },
    },
    {
      sql: `update schools set name = j.name, kind = j.kind, region_code = j.region_code
        from ${asJson} j where schools.id = j.id`,
      args: { rows },
    },
  ];
}
