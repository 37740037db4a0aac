import { db } from '#db/client';
import { finishBooster } from '#db/commands/learning/boosters';
import type { Chance } from '#db/seed/chance';
import { write } from '#db/writer';
import { type County, terms } from './county.ts';

/**
 * Some students end the booster of a term that has begun, one try each. It takes chance of its
 * own, so that the rest of a history stays as it is.
 */
export async function boost(
  { students }: County,
  random: Chance,
  day: string,
  now: number,
): Promise<string> {
  const begun = terms.filter(({ startsOn }) => startsOn <= day);
  const told: string[] = [];
  for (let tries = 6; tries > 0 && begun.length > 0; tries -= 1) {
    const { id: studentId } = random.pick(students);
    const { id: termId } = random.pick(begun);
    const attemptId = `booster-${studentId}-${termId}`;
    const score = random.between(2, 5);
    const evidence = random.pick(['A', 'B', 'B', 'C'] as const);
    const [known] = await db().all(`select 1 from attempts where id = '${attemptId}'`);
    if (known) continue;
    await write([
      {
        sql: `insert into attempts
            (id, student_id, kind, term_id, weeks, ordinal, pass_mark, started_at)
          values (:id, :student, 'booster', :term, 4, 1, 4, :now)`,
        args: { id: attemptId, student: studentId, term: termId, now },
      },
    ]);
    const who = { attemptId, studentId, accountId: `account-${studentId}`, termId };
    await finishBooster({ ...who, weeks: 4, score, evidence, classSessionId: null, now });
    told.push(`student ${studentId} ${score} ${evidence}`);
  }
  return `${day} boost: ${told.join(', ')}`;
}
