import { afterEach, expect, test } from 'vitest';
import { db } from '#db/client';
import { recount } from '#db/queries/indicators/recount';
import * as t from '#db/schema/index';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { beginHistory, classroomActs } from '#tests/support/history/index';

/** All with FULL=1. */
const numbers = Array.from({ length: process.env.FULL ? 100 : 3 }, (_, i) => i + 1);

afterEach(closeTestDatabase);

test.each(numbers)('classroom history %i keeps the counters what the records say', async (n) => {
  await openTestDatabase();
  const history = await beginHistory(n, classroomActs);
  const told: string[] = [];
  for (let day = 1; day <= 8; day += 1) {
    for (let acts = 12; acts > 0; acts -= 1) told.push(await history.happen());
    for (const { id } of await db().select().from(t.rolls)) {
      expect((await recount(id)).differences, `${told.join('\n')}\nroll ${id}`).toEqual([]);
    }
    history.wait();
  }
});
