import { type ClassRecords, type Finding, leastStudents, type Run, type Try } from './records.ts';
import { densest, percent, spreadWithin } from './statistics.ts';

/**
 * Shorter intervals say nothing: acts that waited for the network arrive together, and whoever
 * clicks without reading takes a second or two each time.
 */
const tellingMs = 3000;
/** Of this many intervals two students may agree by chance at most once in many classes. */
const leastIntervals = 3;
/** What a network and a busy server add to a fixed pause. */
const sameInterval = (ms: number): number => 400 + ms * 0.01;
const sameDuration = (ms: number): number => 1000 + ms * 0.02;
const leastTwins = 5;
const twinShare = 0.25;
const sameShare = 0.5;
/**
 * Log-normal models of response times put the spread of one person's log times on questions at
 * 0.4 to 0.6 (van der Linden 2006); a pause that is drawn within ±50 % has 0.30.
 */
const evenSpread = 0.38;
const leastFreedom = 24;

/**
 * Times that are nearly the same for several students: their pauses between steps or answers
 * are twins, the whole took them equally long, or each answers at one even pace. Neither a class
 * that begins together nor an outage, after which answers arrive all at once, is a sign.
 */
export function equalTimes({ runs, tries }: ClassRecords): Finding[] {
  const own = runs.filter((run) => !run.inSession && run.countedAt !== null);
  const inCheck = sameTimes(tries.map((each) => [each.startedAt, ...answerTimes(each)]));
  const inLesson = sameTimes(own.map(stepTimes));
  const even = evenPace(tries);
  const students = Math.max(inCheck.students, inLesson.students, even?.students ?? 0);
  if (students === 0) return [];
  const detail = {
    tries: tries.length,
    sameInCheck: inCheck.students,
    lessons: own.length,
    sameInLesson: inLesson.students,
    evenPace: even?.students ?? 0,
    ...(even && { spreadPercent: even.spreadPercent }),
  };
  return [{ sign: 'equal-times', students, detail }];
}

const answerTimes = ({ answers }: Try) =>
  answers.map(({ answeredAt }) => answeredAt).toSorted((a, b) => a - b);
const stepTimes = ({ startedAt, doneAt }: Run) => [startedAt, ...doneAt.toSorted((a, b) => a - b)];

const intervalsOf = (times: readonly number[]) =>
  times.slice(1).map((at, i) => at - (times[i] ?? at));

/** How many students have the times of others; 0 when it is too few to tell. */
function sameTimes(all: readonly (readonly number[])[]): { students: number } {
  if (all.length < leastStudents) return { students: 0 };
  const intervals = all.map(intervalsOf);
  const twins = intervals.filter((mine) =>
    intervals.some((other) => other !== mine && areTwins(mine, other)),
  ).length;
  const durations = all.map((times) => (times.at(-1) ?? 0) - (times[0] ?? 0));
  const same = densest(durations, sameDuration).count;
  return {
    students: Math.max(
      twins >= leastTwins && twins >= all.length * twinShare ? twins : 0,
      same >= leastTwins && same >= all.length * sameShare ? same : 0,
    ),
  };
}

function areTwins(mine: readonly number[], other: readonly number[]): boolean {
  if (mine.length !== other.length) return false;
  let told = 0;
  for (const [i, ms] of mine.entries()) {
    const theirs = other[i] ?? 0;
    if (Math.abs(ms - theirs) > sameInterval(Math.min(ms, theirs))) return false;
    if (Math.min(ms, theirs) >= tellingMs) told += 1;
  }
  return told >= leastIntervals;
}

/** Is each student's pace more even than people's? The bound leaves room for small classes. */
function evenPace(tries: readonly Try[]) {
  if (tries.length < leastStudents) return undefined;
  const logs = tries.map((each) =>
    intervalsOf([each.startedAt, ...answerTimes(each)])
      .filter((ms) => ms >= tellingMs)
      .map(Math.log),
  );
  const { sd, df } = spreadWithin(logs);
  const upper = sd * (1 + 1.64 / Math.sqrt(2 * df));
  if (df < leastFreedom || upper >= evenSpread) return undefined;
  return {
    students: logs.filter((values) => values.length >= 2).length,
    spreadPercent: percent(sd),
  };
}
