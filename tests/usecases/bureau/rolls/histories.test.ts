import { afterEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import { listsOn, rollOn } from '#db/queries/indicators/rollOn';
import * as t from '#db/schema/index';
import { countOf, type Figures } from '#domain/indicators/figures';
import { indicators } from '#domain/indicators/metric';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { regionCodes } from '#tests/support/history/county';
import { beginHistory, type History } from '#tests/support/history/index';
import { openRegion, openSchool, type UnitView } from '#usecases/bureau/openRegion';

/**
 * Short histories by chance that repeats itself: all with FULL=1, else a few in which a student
 * would stand on two rolls if nobody saw to it.
 */
const numbers = process.env.FULL ? Array.from({ length: 200 }, (_, i) => i + 1) : [12, 14, 28, 57];
const daysOfAHistory = 8;
const everywhere = { codes: regionCodes };

afterEach(closeTestDatabase);

test.each(numbers)('history %i keeps every promise of the figures', async (number) => {
  await openTestDatabase();
  const history = await beginHistory(number);
  const told: string[] = [];
  const past = new Map<string, unknown>();
  const frozen = new Map<number, unknown>();
  for (let i = 0; i < daysOfAHistory; i += 1) {
    for (let acts = 5; acts > 0; acts -= 1) told.push(await history.happen());
    told.push(await history.boost());
    const story = told.join('\n');
    await figuresAddUp(history, story);
    await countersAreTheRecords(story);
    await nobodyCountsTwice(story);
    await denominatorsStay(frozen, story);
    past.set(history.today(), await listsOn(everywhere, history.today()));
    for (const [day, list] of past) expect(await listsOn(everywhere, day), story).toEqual(list);
    history.wait();
  }
});

/** Children sum to their parent at every level, and no rate is above 100 %. */
async function figuresAddUp({ now, today }: History, story: string): Promise<void> {
  const regions = new Map<string, UnitView>();
  for (const code of regionCodes) regions.set(code, await openRegion(code, [], now()));
  const schools = await db().select().from(t.schools);
  const ofSchools: UnitView[] = [];
  for (const { id } of schools) ofSchools.push(await openSchool(id, [], now()));
  for (const view of [...regions.values(), ...ofSchools]) {
    expect(sumOf(view.children), story).toEqual(numbersOf(view));
    for (const child of view.children) {
      const own = regions.get(child.code);
      if (own) expect(numbersOf(child), story).toEqual(numbersOf(own));
      for (const metric of indicators) {
        const { done, of } = countOf(child.figures[metric]);
        expect(done + child.figures[metric].split.C, story).toBeLessThanOrEqual(of);
      }
    }
  }
  const city = regions.get('10');
  if (!city) throw new Error('there is a city');
  expect(sumOf(ofSchools), story).toEqual(numbersOf(city));

  for (const { unit, roll, figures, joined, left, graduated } of ofSchools) {
    if (!roll) continue;
    const sitting = await rollOn({ schoolId: unit.schoolId ?? 0 }, today());
    const students = sitting.reduce((sum, each) => sum + each.students, 0);
    expect(figures.roll + joined - left - graduated, story).toBe(students);
  }
}

type Unit = { figures: Figures; joined: number; left: number; graduated: number };

const numbersOf = ({ figures, joined, left, graduated }: Unit): number[] => [
  ...[figures.roll, joined, left, graduated],
  ...indicators.flatMap((metric) => {
    const { of, split } = figures[metric];
    return [of, split.A, split.B, split.C];
  }),
];

const sumOf = (units: readonly Unit[]): number[] =>
  units
    .map(numbersOf)
    .reduce(
      (sum, each) => sum.map((n, i) => n + (each[i] ?? 0)),
      Array(4 + 4 * indicators.length).fill(0),
    );

async function countersAreTheRecords(story: string): Promise<void> {
  for (const { id } of await db().select().from(t.rolls)) {
    expect((await recount(id)).differences, `${story}\nroll ${id}`).toEqual([]);
  }
}

/** The rolls that hold, found here in another way: region by region, up the tree. */
async function nobodyCountsTwice(story: string): Promise<void> {
  const parents = new Map(
    (await db().select().from(t.regions)).map(({ code, parentCode }) => [code, parentCode]),
  );
  const covers = (roll: string, region: string | null | undefined): boolean =>
    typeof region === 'string' && (roll === region || covers(roll, parents.get(region)));
  const rolls = await db().select().from(t.rolls);
  const classes = await db().select().from(t.rollClasses);
  const entries = await db().select().from(t.rollEntries);
  const seen = new Set<string>();
  for (const { rollId, classId, studentId } of entries) {
    const roll = rolls.find(({ id }) => id === rollId);
    const place = classes.find((each) => each.rollId === rollId && each.classId === classId);
    const holds = !rolls.some(
      ({ id, termId, regionCode }) =>
        id > rollId && termId === roll?.termId && covers(regionCode, place?.regionCode),
    );
    if (!holds) continue;
    const key = `${roll?.termId} student ${studentId}`;
    expect(seen.has(key), `${story}\n${key} stands on two rolls`).toBe(false);
    seen.add(key);
  }
}

/** Once frozen, a roll keeps its students, class by class. */
async function denominatorsStay(frozen: Map<number, unknown>, story: string): Promise<void> {
  for (const { id } of await db().select().from(t.rolls)) {
    const rows = await db().all(`
      select c.class_id, c.school_id, c.region_code, c.grade, c.size, c.required, count(*) as entries
      from roll_classes c join roll_entries e on e.roll_id = c.roll_id and e.class_id = c.class_id
      where c.roll_id = ${id} group by c.class_id order by 1`);
    if (frozen.has(id)) expect(rows, story).toEqual(frozen.get(id));
    frozen.set(id, rows);
    for (const row of rows as { size: number; entries: number }[]) {
      expect(row.size, story).toBe(row.entries);
    }
  }
}
