import { fitLogistic } from './fitLogistic.ts';
import type { Answer, ClassRecords, Finding, ItemCounts } from './records.ts';
import { percent, sum } from './statistics.ts';

/** With fewer answers elsewhere nobody knows how hard a question is. */
const leastElsewhere = 40;
const leastAnswers = 60;
/** Of a question that more of a class have wrong, and far more than elsewhere, the lesson is told. */
const misunderstood = { share: 0.3, times: 1.5 };
/** People vary: a slope of 0.8 is still theirs; from 0.4 down it is hardly any. */
const usualSlope = 0.8;
const flatSlope = 0.4;
const farFromUsual = 2.5;

type Question = { answers: readonly Answer[]; elsewhere: number; noise: number };

/**
 * Wrong answers that fall on easy and hard questions alike. Whoever answers errs more often where
 * others do: the log odds of an error here rise with those elsewhere, by a slope of about 1
 * (logistic regression, the slope held against what the sampling of the figures elsewhere leaves
 * of it). A script that draws its errors anyhow has a slope of about 0.
 */
export function evenWrong({ tries }: ClassRecords, everyone: ItemCounts): Finding[] {
  const all = tries.flatMap(({ answers }) => answers);
  const questions = [...Map.groupBy(all, ({ item }) => item)].flatMap(
    ([item, answers]) => questionOf(answers, everyone.get(item)) ?? [],
  );
  const points = questions.flatMap(({ answers, elsewhere }) =>
    answers.map((answer) => ({ x: Math.log(elsewhere / (1 - elsewhere)), y: isWrong(answer) })),
  );
  if (points.length < leastAnswers) return [];
  const fitted = fitLogistic(points);
  if (!fitted || fitted.variance === 0) return [];
  const noise = sum(questions.map((each) => each.noise * each.answers.length)) / points.length;
  const reliable = Math.max(0, 1 - noise / fitted.variance);
  const isFlat = fitted.slope <= flatSlope * reliable;
  const z = (usualSlope * reliable - fitted.slope) / fitted.error;
  if (!isFlat || z < farFromUsual) return [];
  const students = new Set(
    tries.filter(({ answers }) => answers.some(isWrong)).map(({ student }) => student),
  ).size;
  return [{ sign: 'even-wrong', students, detail: halves(questions) }];
}

const isWrong = ({ chosen, key }: Answer): boolean => chosen !== key;
const wrongShare = (answers: readonly Answer[]): number =>
  answers.filter(isWrong).length / answers.length;

/** How hard the question is elsewhere; undefined when that is not known, or here is misunderstood. */
function questionOf(
  answers: readonly Answer[],
  everyone: readonly number[] = [],
): Question | undefined {
  const key = answers[0]?.key ?? 0;
  const total = sum(everyone) - answers.length;
  if (total < leastElsewhere) return undefined;
  const right = (everyone[key] ?? 0) - answers.filter((answer) => !isWrong(answer)).length;
  // Half an answer more each way, so that no question is infinitely easy (Haldane 1956).
  const elsewhere = (total - right + 0.5) / (total + 1);
  const here = wrongShare(answers);
  if (here > misunderstood.share && here > misunderstood.times * elsewhere) return undefined;
  return { answers, elsewhere, noise: 1 / (total * elsewhere * (1 - elsewhere)) };
}

/** The errors on the harder and on the easier half of the questions, here and elsewhere. */
function halves(questions: readonly Question[]): Record<string, number> {
  const sorted = questions.toSorted((a, b) => b.elsewhere - a.elsewhere);
  const middle = Math.ceil(sorted.length / 2);
  const figuresOf = (half: readonly Question[]) => {
    const answers = half.flatMap((each) => each.answers);
    const elsewhere = sum(half.map((each) => each.elsewhere * each.answers.length));
    return {
      here: percent(wrongShare(answers)),
      elsewhere: percent(elsewhere / answers.length),
    };
  };
  const hard = figuresOf(sorted.slice(0, middle));
  const easy = figuresOf(sorted.slice(middle));
  return {
    ...{ hardPercent: hard.here, hardElsewhere: hard.elsewhere },
    ...{ easyPercent: easy.here, easyElsewhere: easy.elsewhere },
  };
}
