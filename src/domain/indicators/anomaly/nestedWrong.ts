import type { Answer, ClassRecords, Finding, ItemCounts } from './records.ts';
import { leastStudents } from './records.ts';
import { pairs, percent, sum, zOfCount } from './statistics.ts';

const leastWrong = 12;
const farFromChance = 5;
const farFromElsewhere = 3;
const leastWeights = 6;
const mostWeight = 3;
/** Of pairs who err on the same question, how many chose the same answer. */
const matchingShare = 0.9;
/** Of all wrong answers, how many one rule explains. */
const ruleShare = 0.75;
const positionShare = 0.6;
/** Where too few others erred, most of them are taken to share one wrong idea. */
const usualShares = [0.6, 0.25, 0.15];
const leastElsewhere = 20;

/**
 * Wrong answers that are more alike than the same questions explain elsewhere: neighbours get
 * other questions, so it looks at those that two students share, and at rules that hold over all
 * questions, such as always erring by the option that stands first, or in the last question.
 */
export function nestedWrong({ tries }: ClassRecords, everyone: ItemCounts): Finding[] {
  if (tries.length < leastStudents) return [];
  const wrong = tries.flatMap(({ student, answers }) =>
    answers.filter(({ chosen, key }) => chosen !== key).map((answer) => ({ ...answer, student })),
  );
  if (wrong.length < leastWrong) return [];
  const all = tries.flatMap(({ answers }) => answers);
  const same = matching(all, wrong, everyone);
  const scattered = withoutSharedIdeas(all, wrong);
  const place = mostUsed(scattered.map(placeAmongWrong), 3, ruleShare);
  const option = mostUsed(scattered.map(optionAmongWrong), 3, ruleShare);
  const position = mostUsed(
    scattered.map((answer) => answer.position),
    5,
    positionShare,
  );
  if (!same && !place && !option && !position) return [];
  const detail = {
    wrong: wrong.length,
    ...same,
    ...(place && { samePlace: place }),
    ...(option && { sameOption: option }),
    ...(position && { samePosition: position }),
  };
  const students = new Set(wrong.map((answer) => answer.student)).size;
  return [{ sign: 'nested-wrong', students, detail }];
}

/** 0 for the first of the three wrong options as shown. */
const placeAmongWrong = ({ shown, chosen, key }: Answer): number =>
  shown.filter((option) => option !== key).indexOf(chosen);

/** Without the questions that half of the class have wrong: one idea is behind those, no rule. */
function withoutSharedIdeas(all: readonly Answer[], wrong: readonly Answer[]): readonly Answer[] {
  const asked = Map.groupBy(all, ({ item }) => item);
  const errors = Map.groupBy(wrong, ({ item }) => item);
  return wrong.filter(
    ({ item }) => countOf(errors.get(item) ?? []) < countOf(asked.get(item) ?? []) / 2,
  );
}

/** 0 for the first of the three wrong options as the question was written. */
const optionAmongWrong = ({ chosen, key }: Answer): number => chosen - Number(chosen > key);

/** How many wrong answers the most used of so many places explains, if that is beyond chance. */
function mostUsed(used: readonly number[], places: number, share: number): number | undefined {
  const most = Math.max(...[...Map.groupBy(used, (place) => place).values()].map(countOf));
  const isRule = most >= used.length * share;
  return isRule && zOfCount(most, used.length, 1 / places) >= farFromChance ? most : undefined;
}

const countOf = (of: readonly unknown[]): number => of.length;

/**
 * Pairs of students who err on the same question and choose alike, against the shares that its
 * wrong options have elsewhere: of n students choosing with shares q a share of s₂ = Σq² of the
 * pairs is alike, with variance (s₂ − s₂² + 2(n − 2)(s₃ − s₂²)) / C(n,2), s₃ = Σq³. No question
 * weighs more than four students do: one idea that a whole class has wrong is no sign.
 */
function matching(all: readonly Answer[], wrong: readonly Answer[], everyone: ItemCounts) {
  let [found, expected, variance, weights] = [0, 0, 0, 0];
  const here = Map.groupBy(all, ({ item }) => item);
  for (const [item, errors] of Map.groupBy(wrong, (answer) => answer.item)) {
    const n = errors.length;
    const [{ key }] = errors as [Answer];
    if (n < 2) continue;
    const shares = sharesElsewhere(everyone.get(item), countsOf(here.get(item) ?? []), key);
    const s2 = sum(shares.map((share) => share ** 2));
    const s3 = sum(shares.map((share) => share ** 3));
    const weight = Math.min(n - 1, mostWeight);
    weights += weight;
    found += (weight * sum(countsOf(errors).map(pairs))) / pairs(n);
    expected += weight * s2;
    variance += (weight ** 2 * (s2 - s2 ** 2 + 2 * (n - 2) * (s3 - s2 ** 2))) / pairs(n);
  }
  if (weights < leastWeights || found < weights * matchingShare) return undefined;
  if (found - expected < farFromElsewhere * Math.sqrt(variance)) return undefined;
  return {
    samePercent: percent(found / weights),
    elsewherePercent: percent(expected / weights),
  };
}

const countsOf = (answers: readonly Answer[]): number[] =>
  [0, 1, 2, 3].map((option) => answers.filter(({ chosen }) => chosen === option).length);

/** How those of other classes who erred divide over the three wrong options. */
function sharesElsewhere(
  everyone: readonly number[] = [],
  here: readonly number[],
  key: number,
): readonly number[] {
  const others = here
    .map((count, option) => Math.max(0, (everyone[option] ?? 0) - count))
    .filter((_, option) => option !== key);
  const total = sum(others);
  return total < leastElsewhere ? usualShares : others.map((count) => count / total);
}
