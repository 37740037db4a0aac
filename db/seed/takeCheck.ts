import { ownAccountEvidence } from '#domain/indicators/evidence';
import { drawItems, shuffled } from '#domain/learning/draw';
import { checkLength, passMark } from '#domain/learning/rules';
import { misconception, rightChance } from './ability.ts';
import type { Chance } from './chance.ts';
import type { SeedItem } from './lessons.ts';
import type { Records } from './records.ts';

type Attempt = Records['attempts'][number];

export type Check = {
  studentId: number;
  ability: number;
  resetAt: number | null;
  /** What is tried, a lesson's check or a booster, and where its items come from. */
  of: Pick<Attempt, 'kind' | 'lessonId' | 'lessonVersionId' | 'termId' | 'weeks'>;
  bank: readonly SeedItem[];
  ordinal: number;
  seen: Set<number>;
  startedAt: number;
  mustPass: boolean;
  /** Nothing happens from here on: the check is then not begun. */
  until: number;
};

/**
 * One try at a lesson's check or a booster, from the draw to the score.
 * @returns undefined if it would not be finished in time
 */
export function takeCheck(records: Records, check: Check, random: Chance) {
  const { studentId, resetAt, ordinal, seen, startedAt, until } = check;
  const answeredAt = answerTimes(startedAt, random);
  const finishedAt = (answeredAt.at(-1) ?? startedAt) + random.between(800, 4000);
  const drawn = drawItems(check.bank, seen, checkLength, random.below);
  const wrong = wrongItems(drawn, check, random);
  const score = checkLength - wrong.size;
  if (finishedAt >= until) return undefined;

  for (const item of drawn) seen.add(item.id);
  const id = random.code(16);
  // As weak as the weaker of its two ends.
  const ends = [startedAt, finishedAt].map((at) => ownAccountEvidence(at, resetAt));
  const evidence = ends.includes('C') ? ('C' as const) : ('B' as const);
  records.attempts.push({
    id,
    studentId,
    ...check.of,
    ordinal,
    passMark,
    startedAt,
    finishedAt,
    score,
    evidence,
  });
  drawn.forEach((item, position) => {
    const options = shuffled([0, 1, 2, 3], random.below);
    const optionIds = options.map(() => random.code(12));
    records.attemptItems.push({
      attemptId: id,
      position,
      itemVersionId: item.id,
      optionIds,
      options,
    });
    records.responses.push({
      attemptId: id,
      position,
      key: random.uuid(),
      chosen: wrong.has(item) ? misconception(item, random) : item.key,
      answeredAt: answeredAt[position] ?? finishedAt,
    });
  });
  return { id, finishedAt, evidence, passed: score >= passMark };
}

function answerTimes(startedAt: number, random: Chance): number[] {
  let at = startedAt;
  return Array.from({ length: checkLength }, () => (at += random.between(6_000, 34_000)));
}

/** Those the student does not know; of one who passes in the end only the hardest. */
function wrongItems(
  drawn: readonly SeedItem[],
  { ability, ordinal, mustPass }: Check,
  { happens }: Chance,
): Set<SeedItem> {
  const wrong = drawn
    .filter(({ difficulty }) => !happens(rightChance(ability, difficulty, ordinal)))
    .toSorted((a, b) => b.difficulty - a.difficulty);
  return new Set(mustPass ? wrong.slice(0, checkLength - passMark) : wrong);
}
