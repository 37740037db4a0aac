import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connection } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { rollCountsInRegions } from '#db/queries/indicators/rollCounts';
import { describeCast } from '#db/seed/cast';
import { seedDemonstration } from '#db/seed/index';
import { countOf, rollUp } from '#domain/indicators/figures';
import { metrics } from '#domain/indicators/metric';
import { dayOf } from '#domain/time';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { publishTestLessons } from '#tests/support/lessons';

const november = Date.parse('2026-11-21T20:00:00+08:00');
const september = Date.parse('2026-09-16T11:20:00+08:00');
const firstNight = Date.parse('2026-09-01T00:30:00+08:00');
const holidays = Date.parse('2027-02-03T15:00:00+08:00');
const july = Date.parse('2027-07-15T09:00:00+08:00');

const secretFor = (id: string) => `${id}-secret-0000`;
const cardFor = (id: string) => `card-of-${id}`;

async function openCounty(asOf: number, number = 1): Promise<void> {
  await openTestDatabase();
  await publishTestLessons();
  await seedDemonstration({
    number,
    asOf,
    hashCard: (code) => `hash of ${code}`,
    hashPassword: async (password) => `hash of ${password}`,
    secretFor,
    cardFor,
  });
}

const rows = async <T>(sql: string) =>
  (await connection().reader.execute(sql)).rows as unknown as T[];

const one = async (sql: string): Promise<number> => {
  const [row] = await rows<{ value: number }>(`select (${sql}) as value`);
  return row?.value ?? Number.NaN;
};

const tables = [
  'regions',
  'schools',
  'school_classes',
  'students',
  'enrolments',
  'staff',
  'staff_roles',
  'accounts',
  'terms',
  'requirements',
  'lesson_runs',
  'lesson_steps',
  'attempts',
  'attempt_items',
  'responses',
  'completions',
  'mastery',
  'rolls',
  'roll_classes',
  'roll_entries',
  'milestones',
  'class_counters',
  'roll_confirmations',
  'official_enrolments',
  'audit_events',
];

/** One digest of everything the county holds. */
async function digest(): Promise<string> {
  const hash = createHash('sha256');
  for (const table of tables) hash.update(JSON.stringify(await rows(`select * from ${table}`)));
  return hash.digest('hex');
}

const countyCodes = ['990101', '990101001', '990101002', '990101003', '990101004'];
const classCounts = (codes = countyCodes) => rollCountsInRegions(1, codes, '9999-12-31');

/** What holds on whatever day the county is made. */
function holdsOnAnyDay(asOf: number): void {
  it('has counters that the raw records prove', async () => {
    expect((await recount(1)).differences).toEqual([]);
  });

  it('holds nothing that happens later than its present', async () => {
    const times = {
      accounts: ['activated_at', 'reset_at', 'card_issued_at'],
      lesson_runs: ['started_at', 'counted_at'],
      lesson_steps: ['issued_at', 'done_at'],
      attempts: ['started_at', 'finished_at'],
      responses: ['answered_at'],
      completions: ['completed_at'],
      rolls: ['frozen_at'],
      milestones: ['reached_at'],
      roll_confirmations: ['at'],
      official_enrolments: ['at'],
      audit_events: ['at'],
    };
    for (const [table, columns] of Object.entries(times)) {
      for (const column of columns) {
        expect(
          await one(`select coalesce(max(${column}), 0) from ${table}`),
          column,
        ).toBeLessThanOrEqual(asOf);
      }
    }
    const today = dayOf(asOf);
    for (const column of ['joined_on', 'left_on']) {
      expect(await one(`select count(*) from enrolments where ${column} > '${today}'`)).toBe(0);
    }
  });

  it('shows no rate above 100 % in any class, school or township', async () => {
    const classes = await classCounts();
    const units = Map.groupBy(classes, ({ schoolId }) => schoolId).values();
    for (const unit of [...units, ...classes.map((each) => [each])]) {
      const figures = rollUp(unit);
      for (const metric of metrics) {
        const { done, of } = countOf(figures[metric]);
        expect(done).toBeLessThanOrEqual(of);
      }
    }
  });

  it('lets four students be missing in the class of the teacher of the cast, whatever the day', async () => {
    const missing =
      await one(`select count(*) from roll_entries e where e.class_id = 1 and not exists (
      select 1 from milestones m where m.student_id = e.student_id and m.metric = 'completed')`);
    expect(missing).toBe(4);
  });
}

describe('the demonstration county in November', () => {
  beforeAll(() => openCounty(november), 60_000);
  afterAll(closeTestDatabase);
  holdsOnAnyDay(november);

  it('has about 6,000 students in 12 schools, in classes of 35 to 55', async () => {
    const students = await one('select count(*) from students');
    expect(students).toBeGreaterThanOrEqual(5800);
    expect(students).toBeLessThanOrEqual(6200);
    expect(await one('select count(*) from schools')).toBe(12);
    expect(await one('select count(distinct kind) from schools')).toBe(6);
    const sizes = 'select count(*) as n from enrolments where left_on is null group by class_id';
    expect(await one(`select min(n) from (${sizes})`)).toBeGreaterThanOrEqual(35);
    expect(await one(`select max(n) from (${sizes})`)).toBeLessThanOrEqual(55);
  });

  it('has parents that are the sum of their children', async () => {
    const county = rollUp(await classCounts());
    const children = await Promise.all(
      countyCodes.map(async (code) => rollUp(await classCounts([code]))),
    );
    expect(county.roll).toBe(await one('select count(*) from roll_entries'));
    expect(children.reduce((sum, child) => sum + child.roll, 0)).toBe(county.roll);
    for (const metric of metrics) {
      const done = children.map((child) => countOf(child[metric]).done);
      expect(done.reduce((sum, n) => sum + n, 0)).toBe(countOf(county[metric]).done);
      expect(done.some((n) => n > 0)).toBe(true);
    }
  });

  it('has a busy school that reached everyone and a quiet one that did not', async () => {
    const classes = await classCounts();
    const busy = rollUp(classes.filter(({ schoolId }) => schoolId === 1));
    expect(countOf(busy.registered).done).toBe(busy.roll);
    expect(countOf(busy.used).done).toBe(busy.roll);
    const quiet = rollUp(classes.filter(({ schoolId }) => schoolId === 7));
    expect(countOf(quiet.registered).done).toBeLessThan(quiet.roll / 4);
    const due = (await rollCountsInRegions(1, countyCodes, dayOf(november))).filter(
      ({ mastered }) => mastered.of > 0,
    );
    expect(new Set(due.map(({ schoolId }) => schoolId)), 'boosters are due in one').toEqual(
      new Set([1]),
    );
    expect(countOf(rollUp(due).mastered).done).toBeGreaterThan(rollUp(due).mastered.of / 2);
  });

  it('asks four lessons of grades 5 to 9, 高一, 高二 and the first of 中职 only', async () => {
    const asked = await rows(
      `select stage, grade, count(*) as lessons from requirements group by 1, 2 order by 1, 2`,
    );
    expect(asked.map((row) => Object.values(row as object))).toEqual([
      ['junior', 1, 4],
      ['junior', 2, 4],
      ['junior', 3, 4],
      ['primary', 5, 4],
      ['primary', 6, 4],
      ['senior', 1, 4],
      ['senior', 2, 4],
      ['vocational', 1, 4],
    ]);
    const wrong = `select count(*) from roll_classes where required <> (stage in ('primary', 'junior') or
      grade = 1 or (stage = 'senior' and grade = 2))`;
    expect(await one(wrong)).toBe(0);
  });

  it('has students who joined and left since the roll was frozen on 30 September', async () => {
    expect(await one(`select count(*) from rolls where taken_on = '2026-09-30'`)).toBe(1);
    const absent = 'not in (select student_id from roll_entries)';
    expect(await one(`select count(*) from students where id ${absent}`)).toBeGreaterThan(5);
    const gone = 'not in (select student_id from enrolments where left_on is null)';
    expect(await one(`select count(*) from roll_entries where student_id ${gone}`)).toBeGreaterThan(
      3,
    );
    expect(
      await one(
        'select count(*) from school_classes where id not in (select class_id from roll_classes)',
      ),
    ).toBe(1);
  });

  it('has schools that confirmed their list before the freeze, all but the quiet one', async () => {
    const unconfirmed = `select group_concat(code) from schools where id not in (
      select c.school_id from roll_confirmations c join rolls r on r.taken_on = c.taken_on
      where c.at <= r.frozen_at and c.students = (
        select count(*) from roll_entries e join roll_classes k on k.class_id = e.class_id
        where k.school_id = c.school_id))`;
    expect(await one(unconfirmed)).toBe('SF07');
    const official = `select group_concat(o.students - c.students order by o.school_id)
      from official_enrolments o join roll_confirmations c on c.school_id = o.school_id`;
    expect(await one(official)).toBe('0,0,0,7,0,0,0,0,0,0');
  });

  it('counts no run that was faster than its floors, and completes no lesson that is not counted', async () => {
    const fast = `select count(*) from lesson_runs r join lesson_versions v on v.id = r.lesson_version_id
      where r.counted_at - r.started_at < 1000 * (
        select sum(value ->> 'floorSeconds') from json_each(v.steps))`;
    expect(await one(fast)).toBe(0);
    expect(await one('select count(*) from lesson_runs where too_fast > 0')).toBeGreaterThan(5);
    const unearned = `select count(*) from completions c
      join attempts a on a.id = c.attempt_id
      join lesson_runs r on r.student_id = c.student_id and r.lesson_id = c.lesson_id
      where a.score < a.pass_mark or r.counted_at is null or a.started_at < r.counted_at`;
    expect(await one(unearned)).toBe(0);
  });

  it('scores every attempt by its answers, and about four of five pass at first', async () => {
    const wrong = `select count(*) from attempts a where score <> (
      select sum(r.chosen = i.key) from responses r
      join attempt_items ai on ai.attempt_id = r.attempt_id and ai.position = r.position
      join item_versions i on i.id = ai.item_version_id
      where r.attempt_id = a.id)`;
    expect(await one(wrong)).toBe(0);
    const passing = await one('select avg(score >= pass_mark) from attempts where ordinal = 1');
    expect(passing).toBeGreaterThan(0.77);
    expect(passing).toBeLessThan(0.83);
  });

  it('has two schools that learn in class sessions, with acts of class A by who was there', async () => {
    const schools = `select group_concat(distinct k.school_id) from class_sessions s
      join school_classes k on k.id = s.class_id where s.evidence = 'A'`;
    expect(await one(schools)).toBe('1,3');
    for (const [table, from, until] of [
      ['lesson_runs', 'counted_at', 'counted_at'],
      ['attempts', 'started_at', 'finished_at'],
    ]) {
      expect(await one(`select count(*) from ${table} where evidence = 'A'`)).toBeGreaterThan(500);
      const wrong = `select count(*) from ${table} x
        left join class_sessions s on s.id = x.class_session_id
        left join attendance p on p.class_session_id = s.id and p.student_id = x.student_id
        where (x.evidence = 'A') <> (s.id is not null and p.present
          and x.${from} >= s.opened_at and x.${until} < s.closed_at)`;
      expect(await one(wrong)).toBe(0);
    }
    const [busy] = (await classCounts()).filter(({ schoolId }) => schoolId === 1);
    expect(busy?.counters.registered.A).toBeGreaterThan(30);
    expect(busy?.counters.completed.A).toBeGreaterThan(20);
  });

  it('has boosters taken in class sessions, and alone only once they are open to that', async () => {
    const boosters = (evidence: string) =>
      one(`select count(*) from attempts where kind = 'booster' and evidence = '${evidence}'`);
    expect(await boosters('A')).toBeGreaterThan(500);
    expect(await boosters('B')).toBeGreaterThan(0);
    const early = `select count(*) from attempts b where kind = 'booster' and evidence <> 'A'
      and b.started_at < (select max(c.completed_at) from completions c
        where c.student_id = b.student_id) + 34 * 86400000`;
    expect(await one(early)).toBe(0);
  });

  it('has abler and weaker students: who gets one question right has more right of the others', async () => {
    const others = (right: 0 | 1) =>
      one(`select avg(a.score - ${right}) from attempts a
        join responses r on r.attempt_id = a.id
        join attempt_items ai on ai.attempt_id = r.attempt_id and ai.position = r.position
        join item_versions i on i.id = ai.item_version_id
        where a.ordinal = 1 and (r.chosen = i.key) = ${right}`);
    expect((await others(1)) - (await others(0))).toBeGreaterThan(0.5);
  });

  it('marks as class C what was done within a day after a reset, and nothing else', async () => {
    const wrong = (table: string, at: string) => `select count(*) from ${table} x
      join accounts a on a.student_id = x.student_id
      where x.evidence <> 'A' and x.evidence <> case when x.${at} - a.reset_at between 0 and 86399999 then 'C' else 'B' end`;
    expect(await one(wrong('lesson_runs', 'counted_at'))).toBe(0);
    expect(await one(wrong('completions', 'completed_at'))).toBe(0);
    expect(await one(`select count(*) from completions where evidence = 'C'`)).toBeGreaterThan(50);
    const silent = `select count(*) from accounts a where reset_at is not null and not exists (
      select 1 from audit_events e where e.subject = 'account ' || a.id and e.at = a.reset_at)`;
    expect(await one(silent)).toBe(0);
  });

  it('gives a credential to the cast only, each as described', async () => {
    const usable = `select count(*) from accounts where card_hash is not null or password_hash <> '!'`;
    const people = describeCast(secretFor, cardFor);
    expect(people).toHaveLength(11);
    expect(await one(usable)).toBe(people.length);
    for (const { signIn, name } of people) {
      const who =
        'number' in signIn
          ? `select a.*, p.name as shown from accounts a join students p on p.id = a.student_id
             join schools s on s.id = p.school_id
             where s.code = '${signIn.schoolCode}' and p.number = '${signIn.number}'`
          : `select a.*, p.display_name as shown from accounts a join staff p on p.id = a.staff_id
             where p.name = '${signIn.name}'`;
      const [account] = await rows<Record<string, unknown>>(who);
      expect(account?.shown).toBe(name);
      if ('card' in signIn) expect(account?.card_hash).toBe(`hash of ${signIn.card}`);
      else expect(account?.password_hash).toBe(`hash of ${signIn.password}`);
      expect(account?.activated_at === null).toBe('card' in signIn);
    }
  });
});

describe('the demonstration county in September, before the freeze', () => {
  beforeAll(() => openCounty(september), 60_000);
  afterAll(closeTestDatabase);
  holdsOnAnyDay(september);

  it('has a roll of today', async () => {
    expect(await one(`select count(*) from rolls where taken_on = '2026-09-16'`)).toBe(1);
  });

  it('is the same when made again under the same number, and another under another', async () => {
    const first = await digest();
    await closeTestDatabase();
    await openCounty(september);
    expect(await digest()).toBe(first);
    await closeTestDatabase();
    await openCounty(september, 2);
    expect(await digest()).not.toBe(first);
  }, 60_000);
});

describe('the demonstration county in the first night of the school year', () => {
  beforeAll(() => openCounty(firstNight), 60_000);
  afterAll(closeTestDatabase);
  holdsOnAnyDay(firstNight);
});

describe('the demonstration county in the winter holidays', () => {
  beforeAll(() => openCounty(holidays), 60_000);
  afterAll(closeTestDatabase);
  holdsOnAnyDay(holidays);
});

describe('the demonstration county in July', () => {
  beforeAll(() => openCounty(july), 60_000);
  afterAll(closeTestDatabase);
  holdsOnAnyDay(july);

  it('has the spring roll of 1 March', async () => {
    expect(await one(`select count(*) from rolls where taken_on = '2027-03-01'`)).toBe(1);
    expect(await one(`select count(*) from terms where id = '2027-spring'`)).toBe(1);
  });
});
