/** Below this many participants a group's results could be read as one student's. */
export const leastShown = 10;

/** Shares of right answers, from below to above: under 20 %, 40 %, 60 %, 80 %, and the rest. */
export const bands = ['0–19%', '20–39%', '40–59%', '60–79%', '80–100%'] as const;

/** What a group did: how many took part, how many answers were right in all, and the bands. */
export type Tally = { took: number; right: number; bands: number[] };

const noTally: Tally = { took: 0, right: 0, bands: [0, 0, 0, 0, 0] };

export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, each) => ({
      took: sum.took + each.took,
      right: sum.right + each.right,
      bands: sum.bands.map((n, i) => n + (each.bands[i] ?? 0)),
    }),
    noTally,
  );

/**
 * The band of a score.
 * @returns 0–4
 */
export const bandOf = (score: number, items: number): number =>
  Math.min(bands.length - 1, Math.floor((score * bands.length) / items));

type Counted = { took: number };
/** Groups that are shown as one. */
export type Cell<T> = T[];

const tookOf = (cell: Cell<Counted>): number => cell.reduce((sum, { took }) => sum + took, 0);

/**
 * Puts groups together so that no result of fewer than `leastShown` participants can be seen or
 * worked out: every figure anywhere is the figure of whole cells. Small groups join the small ones
 * of their own home first; together they are still too few, the smallest of the others joins them.
 * A group in which nobody took part gives nothing away and stands alone. One rule for classes of
 * a school and schools of a region; see Hundepool et al., Statistical Disclosure Control (2012),
 * chapter 4, on secondary suppression.
 * @param homeOf the part within which groups are put together first, e.g. a township
 * @returns cells in the order of their first group; a cell is too small only if all together are
 */
export function cellsOf<T extends Counted>(
  groups: readonly T[],
  homeOf: (group: T) => string = () => '',
): Cell<T>[] {
  const homes = Map.groupBy(groups, homeOf);
  const within = [...homes.values()].flatMap((home) => joinSmall(home.map((group) => [group])));
  const order = (cell: Cell<T>) => groups.indexOf(cell[0] as T);
  return joinSmall(within)
    .map((cell) => cell.toSorted((a, b) => groups.indexOf(a) - groups.indexOf(b)))
    .sort((a, b) => order(a) - order(b));
}

export const isShown = (cell: Cell<Counted>): boolean => tookOf(cell) >= leastShown;

function joinSmall<T extends Counted>(cells: readonly Cell<T>[]): Cell<T>[] {
  const small = cells.filter((cell) => tookOf(cell) > 0 && !isShown(cell));
  if (small.length === 0) return [...cells];
  const others = cells.filter((cell) => !small.includes(cell));
  const joined = small.flat();
  if (isShown(joined)) return [...others, joined];
  const [smallest] = others.filter(isShown).sort((a, b) => tookOf(a) - tookOf(b));
  if (!smallest) return [...others, joined];
  return [...others.filter((cell) => cell !== smallest), [...joined, ...smallest]];
}
