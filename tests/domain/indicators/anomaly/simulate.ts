import { type Chance, chance } from '#db/seed/chance';
import type { ClassRecords, ItemCounts, Run, Try } from '#domain/indicators/anomaly/records';
import { drawItems, shuffled } from '#domain/learning/draw';
import { itemKinds } from '#domain/learning/item';
import { morning } from '#tests/support/clock';

export type Kind = keyof typeof kinds;

/** A class in one lesson, with what everyone else answered to the same questions. */
export type Simulated = { records: ClassRecords; everyone: ItemCounts };

type Item = { id: number; key: number; hard: number; lures: number[] };
type World = { random: Chance; bank: Item[] };
type Pupil = { student: number; pace: number; ability: number; copies?: number };

const second = 1000;
const floorMs = [10, 10, 60, 70, 20].map((n) => n * second);
const answersInCheck = 5;

/** Classes as they are, and classes for which a script did it. */
export const kinds = {
  honest: { isHonest: true },
  small: { isHonest: true },
  /** The network was away: what everyone answered arrives at once. */
  outage: { isHonest: true },
  /** The teacher says when each part of the lesson begins. */
  paced: { isHonest: true },
  /** One idea in three questions is wrong in this class alone. */
  mistaught: { isHonest: true },
  /** Half of the class clicks through in a second or two a question. */
  bored: { isHonest: true },
  fixed: { isHonest: false },
  jittered: { isHonest: false },
  /** Pauses drawn within ±50 %, and so many wrong answers, drawn anyhow. */
  mixed: { isHonest: false },
  /** Pauses drawn between a third and three times, a pace for each student, wrong by rule. */
  wideByRule: { isHonest: false },
  /** The same pauses, and the same wrong option of a question each time. */
  byTable: { isHonest: false },
  /** The same pauses, and the wrong option that was written first. */
  byIndex: { isHonest: false },
  /** The same with wrong answers drawn anyhow, in an order of its own: as a careful liar would. */
  careful: { isHonest: false },
} as const satisfies Record<string, { isHonest: boolean }>;

/** How many first tries by others are known of the same questions. */
const elsewhere = [0, 80, 400, 2000];

/**
 * @param number the same number gives the same class
 * @param known how many tries of others are known; else one of `elsewhere`
 */
export function simulate(kind: Kind, number: number, known?: number): Simulated {
  const random = chance(number, kind);
  const world = { random, bank: bankOf(random) };
  const size = kind === 'small' ? random.between(8, 15) : random.between(24, 58);
  const pupils = Array.from({ length: size }, (_, student) => pupilOf(student, random));
  const tries: Try[] = [];
  for (const pupil of pupils) tries.push(tryOf(kind, pupil, world, tries));
  const records: ClassRecords = {
    runs: pupils.map((pupil) => runOf(kind, pupil, world)),
    tries,
    resetAt: new Map(
      pupils.flatMap(({ student }) =>
        random.happens(0.03) ? [[student, morning - 5 * 60 * second] as const] : [],
      ),
    ),
    list: pupils.map(({ student }) => student),
  };
  return { records, everyone: answersElsewhere(world, known ?? random.pick(elsewhere), tries) };
}

const normal = ({ below }: Chance): number => {
  const uniform = () => (below(1_000_000) + 1) / 1_000_001;
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
};

function bankOf(random: Chance): Item[] {
  return Array.from({ length: random.between(16, 30) }, (_, id) => {
    const first = 0.35 + random.below(50) / 100;
    const second = (1 - first) * (0.5 + random.below(40) / 100);
    const lures = shuffled([first, second, 1 - first - second], random.below);
    return { id, key: random.below(4), hard: normal(random) * 1.1, lures };
  });
}

/** Paces differ by a third, some sit beside a friend, and a few do not read. */
const pupilOf = (student: number, random: Chance): Pupil => ({
  student,
  pace: Math.exp(normal(random) * 0.33) * (random.happens(0.04) ? 0.12 : 1),
  ability: 1.5 + normal(random),
  ...(student > 0 && random.happens(0.12) && { copies: student - 1 }),
});

function choose(item: Item, ability: number, random: Chance): number {
  const right = 0.15 + 0.85 / (1 + Math.exp(item.hard - ability));
  return random.happens(right) ? item.key : lure(item, random);
}

function lure({ key, lures }: Item, random: Chance): number {
  const at = random.below(1000) / 1000;
  const which = at < (lures[0] ?? 0) ? 0 : at < (lures[0] ?? 0) + (lures[1] ?? 0) ? 1 : 2;
  return [0, 1, 2, 3].filter((option) => option !== key)[which] ?? 0;
}

const drawn = ({ random, bank }: World) =>
  drawItems(
    bank.map((item) => ({
      ...item,
      kind: itemKinds[item.id % itemKinds.length] ?? 'knowledge',
      objective: `${item.id % 7}`,
      lesson: '',
      shown: random.below(3),
    })),
    new Set(),
    answersInCheck,
    random.below,
  );

function tryOf(kind: Kind, pupil: Pupil, world: World, before: readonly Try[]): Try {
  const { random } = world;
  const scripted = !kinds[kind].isHonest;
  const startedAt =
    morning + (scripted ? scriptStart(kind, pupil, random) : normal(random) * 90 * second);
  const pauses = Array.from({ length: answersInCheck }, () => pauseOf(kind, pupil, random));
  const wrongCount = random.pick([0, 0, 0, 1, 1, 2]);
  const neighbour = before.find(({ student }) => student === pupil.copies);
  let at = startedAt;
  const answers = drawn(world).map((item, i) => {
    at += pauses[i] ?? 0;
    const shown = shuffled([0, 1, 2, 3], random.below);
    const copied = neighbour?.answers.find((answer) => answer.item === item.id)?.chosen;
    const chosen = scripted
      ? scriptChoice(kind, item, i, wrongCount, shown, random)
      : kind === 'mistaught' && item.id < 3 && random.happens(0.8)
        ? (item.key + 1) % 4
        : (copied ??
          choose(item, kind === 'bored' && pupil.student % 2 ? -1 : pupil.ability, random));
    return { item: item.id, chosen, key: item.key, shown, position: i + 1, answeredAt: at };
  });
  const backAt = morning + 240 * second + random.below(3 * second);
  const arrived =
    kind === 'outage' && at < backAt
      ? answers.map((answer, i) => ({ ...answer, answeredAt: backAt + i * 40 }))
      : answers;
  const finishedAt = (arrived.at(-1)?.answeredAt ?? at) + random.between(30, 3000);
  return { student: pupil.student, startedAt, finishedAt, answers: arrived };
}

function pauseOf(kind: Kind, { student, pace }: Pupil, random: Chance): number {
  const net = random.between(5, 80);
  const within = (share: number) => 1 + (share * (random.below(2001) - 1000)) / 1000;
  if (kind === 'fixed') return 8 * second + net;
  if (kind === 'jittered') return 12 * second * within(0.3) + net;
  if (kind === 'mixed') return 14 * second * within(0.5) + net;
  if (!kinds[kind].isHonest) {
    return 12 * second * pace * Math.exp(Math.log(3) * (within(1) - 1)) + net;
  }
  if (kind === 'bored' && student % 2) return random.between(900, 2200);
  return Math.max(700, 16 * second * pace * Math.exp(normal(random) * 0.45));
}

/** Some scripts take the class list from the top, some all at once. */
const scriptStart = (kind: Kind, { student }: Pupil, random: Chance) =>
  kind !== 'fixed' && kind !== 'jittered'
    ? random.below(1200) * second
    : student * random.pick([30, 900]) + random.below(20);

function scriptChoice(
  kind: Kind,
  item: Item,
  i: number,
  wrongCount: number,
  shown: readonly number[],
  random: Chance,
): number {
  const errs =
    kind === 'wideByRule' ? i >= answersInCheck - wrongCount : random.happens(wrongCount / 5);
  if (!errs) return item.key;
  if (kind === 'byTable') return (item.key + 1 + (item.id % 3)) % 4;
  if (kind === 'byIndex') return item.key === 0 ? 1 : 0;
  const wrong = shown.filter((option) => option !== item.key);
  return (kind === 'wideByRule' ? wrong[0] : random.pick(wrong)) ?? 0;
}

function runOf(kind: Kind, { student, pace }: Pupil, { random }: World): Run {
  const scripted = !kinds[kind].isHonest;
  const startedAt =
    morning - 900 * second + (scripted ? random.below(2 * second) : random.below(90 * second));
  let at = startedAt;
  const doneAt = floorMs.map((ms, i) => {
    if (kind === 'paced')
      at = morning - 780 * second + i * 150 * second + normal(random) * 12 * second;
    else if (kind === 'fixed') at += ms + 1000 + random.below(60);
    else if (scripted) at += ms * (1.05 + random.below(600) / 1000);
    else at += ms * Math.max(0.4, 1.6 * pace * Math.exp(normal(random) * 0.35));
    return Math.round(at);
  });
  return { student, startedAt, doneAt, countedAt: doneAt.at(-1) ?? null, inSession: false };
}

/** As many first tries by students of other classes, and those of this one. */
function answersElsewhere(world: World, tries: number, own: readonly Try[]): ItemCounts {
  const counts = new Map(world.bank.map(({ id }) => [id, [0, 0, 0, 0]]));
  const add = (item: number, chosen: number) => {
    const of = counts.get(item);
    if (of) of[chosen] = (of[chosen] ?? 0) + 1;
  };
  for (const { answers } of own) for (const { item, chosen } of answers) add(item, chosen);
  for (let i = 0; i < tries * answersInCheck; i += 1) {
    const item = world.random.pick(world.bank);
    add(item.id, choose(item, 1.5 + normal(world.random), world.random));
  }
  return counts;
}
