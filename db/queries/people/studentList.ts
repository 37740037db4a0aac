import { type SQL, sql } from 'drizzle-orm';
import type { ConsentState } from '#domain/people/consent';
import type { LeaveReason } from '#domain/people/enrolment';
import { schoolYearOf } from '#domain/people/grade';
import type { Stage } from '#domain/people/school';
import type { Credential, Standing } from '#domain/people/standing';
import { db } from '../../client.ts';
import { gradesOn } from './gradesOn.ts';

/** Which students of a school to list; whatever is left out does not narrow the list. */
export type StudentFilter = {
  standing?: Standing | undefined;
  classId?: number | undefined;
  stage?: Stage | undefined;
  grade?: number | undefined;
  credential?: Credential | undefined;
  /** `free`: none is asked for in this grade. */
  consent?: ConsentState | 'free' | undefined;
  /** Part of a name or a number. */
  words?: string | undefined;
  /** Only these seats. */
  seats?: readonly number[] | undefined;
};

/** The seat is the open one, else the last one. */
export type ListedStudent = {
  id: number;
  number: string;
  name: string;
  standing: Standing;
  credential: Credential;
  /** The newest that was noted; null: none is asked for. */
  consent: ConsentState | null;
  enrolmentId: number | null;
  classId: number | null;
  stage: Stage | null;
  entryYear: number | null;
  classNumber: number | null;
  joinedOn: string | null;
  leftOn: string | null;
  leftBecause: LeaveReason | null;
  /** Of the whole list. */
  total: number;
};

export type ListOptions = {
  today: string;
  /** The classes that need a guardian's consent. */
  consentClasses: readonly number[];
  limit: number;
  offset: number;
};

/** Students of a school by class and number, those who left last. Erased ones are not there. */
export const studentList = (schoolId: number, filter: StudentFilter, options: ListOptions) =>
  db().all<ListedStudent>(sql`
    with ranked as (
      select e.student_id, e.id as enrolment_id, e.class_id, e.joined_on, e.left_on,
        e.left_because, k.stage, k.entry_year, k.number as class_number, g.grade,
        row_number() over (
          partition by e.student_id order by e.left_on is null desc, e.left_on desc, e.id desc
        ) as place
      from school_classes k
      join enrolments e on e.class_id = k.id
      left join (${sql.raw(gradesOn(options.today))}) g
        on g.stage = k.stage and g.entry_year = k.entry_year
      where k.school_id = ${schoolId}
    ),
    listed as (
      select s.id, s.number, s.name, r.*,
        case when r.enrolment_id is null or r.left_on is not null then 'left'
          when r.grade is null and r.entry_year <= ${schoolYearOf(options.today)} then 'graduated'
          else 'in' end as standing,
        case when a.password_hash is not null then 'password'
          when a.card_hash is not null then 'card' else 'none' end as credential,
        case when r.left_on is null
            and r.class_id in (select value from json_each(${JSON.stringify(options.consentClasses)}))
          then coalesce((
            select c.state from guardian_consents c
            where c.student_id = s.id order by c.id desc limit 1), 'pending') end as consent
      from students s
      left join ranked r on r.student_id = s.id and r.place = 1
      left join accounts a on a.student_id = s.id
      where s.school_id = ${schoolId} and s.erased_at is null
    )
    select id, number, name, standing, credential, consent, enrolment_id as enrolmentId,
      class_id as classId, stage, entry_year as entryYear, class_number as classNumber,
      joined_on as joinedOn, left_on as leftOn, left_because as leftBecause,
      count(*) over () as total
    from listed
    where ${sql.join(conditions(filter), sql` and `)}
    order by standing = 'left', standing = 'graduated',
      case stage when 'primary' then 1 when 'junior' then 2 when 'senior' then 3 else 4 end,
      entry_year desc, class_number, number
    limit ${options.limit} offset ${options.offset}`);

function conditions(filter: StudentFilter): SQL[] {
  const { standing, classId, stage, grade, credential, consent, words, seats } = filter;
  const wanted = [
    standing && sql`standing = ${standing}`,
    classId !== undefined && sql`class_id = ${classId}`,
    stage && sql`stage = ${stage}`,
    grade !== undefined && sql`grade = ${grade}`,
    credential && sql`credential = ${credential}`,
    consent && (consent === 'free' ? sql`consent is null` : sql`consent = ${consent}`),
    words && sql`(instr(name, ${words}) > 0 or instr(upper(number), upper(${words})) > 0)`,
    seats && sql`enrolment_id in (select value from json_each(${JSON.stringify(seats)}))`,
  ];
  return [sql`true`, ...wanted.filter((each) => typeof each === 'object')];
}
