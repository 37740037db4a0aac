import { and, eq, isNull } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { db } from '#db/client';
import * as t from '#db/schema/index';
import { type Chance, chance } from '#db/seed/chance';
import { write } from '#db/writer';
import { schoolKindNames, schoolKinds } from '#domain/people/school';
import { dayOf } from '#domain/time';
import { busy, busyTown, countyCode, officer, quiet, quietTown } from '#tests/support/cast';
import { hours, morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { liesAboutSchools } from '#tests/support/schools';
import { addSchool } from '#usecases/bureau/schools/addSchool';
import { changeSchool } from '#usecases/bureau/schools/changeSchool';
import { closeSchool } from '#usecases/bureau/schools/closeSchool';
import { mergeSchools, planMerge } from '#usecases/bureau/schools/mergeSchools';
import { planSplit, splitSchool } from '#usecases/bureau/schools/splitSchool';

afterEach(closeTestDatabase);

const roles = [{ role: 'officer', regionCode: countyCode, schoolId: null, classId: null } as const];
const by = { accountId: officer.accountId, roles };
const given = new Map<number, number>();
const towns = [busyTown, quietTown, countyCode];
const steps = 60;

type County = { random: Chance; now: number; fresh: number };
const dayIn = ({ now }: County) => dayOf(now);

/** More classes, one of them graduated, with numbers that both schools use. */
async function fill() {
  const rows = [busy, quiet].flatMap(({ schoolId }) =>
    [2019, 2024, 2025, 2026].map((entryYear) => ({ schoolId, entryYear })),
  );
  await write(
    rows.flatMap(({ schoolId, entryYear }, i) => {
      const classId = 100 + i;
      const ids = [0, 1, 2].map((n) => 1000 + i * 10 + n);
      return [
        db()
          .insert(t.schoolClasses)
          .values({ id: classId, schoolId, stage: 'junior', entryYear, number: 5 }),
        ...ids.flatMap((id) => [
          db()
            .insert(t.students)
            .values({ id, schoolId, number: `${entryYear}${id % 10}`, name: '学生' }),
          db().insert(t.enrolments).values({ studentId: id, classId, joinedOn: '2026-09-01' }),
        ]),
      ];
    }),
  );
}

const openSchools = () => db().select().from(t.schools).where(isNull(t.schools.closedOn));
const kindOf = (random: Chance) => schoolKindNames[random.pick(schoolKinds)];

/** One thing that may happen to a school; true if it was possible. */
const deeds: Record<string, (county: County) => Promise<boolean>> = {
  async open(county) {
    const { random } = county;
    county.fresh++;
    const typed = {
      code: `N${String(county.fresh).padStart(3, '0')}`,
      name: `新校${county.fresh}`,
      kind: random.happens(0.5) ? '初中' : kindOf(random),
      region: random.pick(towns),
      openedOn: random.happens(0.5) ? '' : dayIn(county),
    };
    const within = { accountId: by.accountId, within: countyCode };
    return 'id' in (await addSchool(typed, within, county.now));
  },
  async change(county) {
    const { random } = county;
    const school = random.pick(await openSchools());
    const typed = {
      name: random.happens(0.5) ? school.name : `${school.name.slice(0, 4)}${random.below(100)}校`,
      kind: random.happens(0.6) ? school.kind : kindOf(random),
      region: random.happens(0.5) ? school.regionCode : random.pick(towns),
      on: dayOf(county.now - hours(24) * random.below(4)),
    };
    return 'changed' in (await changeSchool(school.id, typed, by, county.now));
  },
  async merge(county) {
    const all = await openSchools();
    const from = county.random.pick(all);
    const typed = { into: county.random.pick(all).code, on: dayIn(county), given };
    const planned = await planMerge(from.id, typed, by, county.now);
    if ('problem' in planned) return false;
    const { fingerprint } = planned.view;
    return 'merged' in (await mergeSchools(from.id, { ...typed, fingerprint }, by, county.now));
  },
  async split(county) {
    const { random } = county;
    const all = await openSchools();
    const from = random.pick(all);
    county.fresh++;
    const opened = {
      code: `S${String(county.fresh).padStart(3, '0')}`,
      name: `分校${county.fresh}`,
      kind: '初中',
      region: random.pick(towns),
    };
    const classes = await db()
      .select()
      .from(t.schoolClasses)
      .where(eq(t.schoolClasses.schoolId, from.id));
    const typed = {
      classIds: classes.filter(() => random.happens(0.5)).map(({ id }) => id),
      to: random.happens(0.7) ? { opened } : { into: random.pick(all).code },
      on: dayIn(county),
      given,
    };
    const planned = await planSplit(from.id, typed, by, county.now);
    if ('problem' in planned) return false;
    const { fingerprint } = planned.view;
    return 'split' in (await splitSchool(from.id, { ...typed, fingerprint }, by, county.now));
  },
  async close(county) {
    const school = county.random.pick(await openSchools());
    return 'closed' in (await closeSchool(school.id, dayIn(county), by, county.now));
  },
  async leave(county) {
    const seats = await db().select().from(t.enrolments).where(isNull(t.enrolments.leftOn));
    const seat = county.random.pick(seats);
    const values = { leftOn: dayIn(county), leftBecause: 'left' } as const;
    await write([db().update(t.enrolments).set(values).where(eq(t.enrolments.id, seat.id))]);
    return true;
  },
};

/** Who sits where, without the seats that were given up for good. */
const seated = async () =>
  (await db().select().from(t.enrolments).where(isNull(t.enrolments.leftOn)))
    .map(({ studentId }) => studentId)
    .sort((a, b) => a - b);

const mates = async (classId: number) =>
  (
    await db()
      .select()
      .from(t.enrolments)
      .where(and(eq(t.enrolments.classId, classId), isNull(t.enrolments.leftOn)))
  ).map(({ studentId }) => studentId);

test.each([1, 2, 3])('whatever happens to its schools, county %i tells no lie', async (number) => {
  await openTestDatabase();
  await settleCounty();
  await fill();
  const county: County = { random: chance(number, 'histories'), now: morning, fresh: 0 };
  const everybody = (await db().select().from(t.students)).length;
  const done: Record<string, number> = {};
  for (let step = 0; step < steps; step++) {
    county.now += hours(24) * county.random.below(3);
    const name = county.random.pick([
      'open',
      'change',
      'change',
      'merge',
      'split',
      'close',
      'leave',
    ]);
    const before = await seated();
    const possible = await deeds[name]?.(county);
    if (possible) done[name] = (done[name] ?? 0) + 1;
    const gone = name === 'leave' ? 1 : 0;
    expect(await seated()).toHaveLength(before.length - gone);
    expect(await liesAboutSchools(dayIn(county)), `${number}/${step} ${name}`).toEqual([]);
  }
  expect(await db().select().from(t.students)).toHaveLength(everybody);
  for (const name of Object.keys(deeds)) expect(done[name], name).toBeGreaterThan(0);
  // The graduated stay where they graduated.
  expect((await mates(100)).length + (await mates(104)).length).toBeGreaterThan(0);
});
