import type { NormRound } from '#domain/learning/lesson';

export type Guessing = {
  at: number;
  guess: number;
  /** The true number is on the screen. */
  shown: boolean;
  /** Guesses of the rounds that are over. */
  past: number[];
};

export type GuessAct =
  | { do: 'set'; value: number }
  | { do: 'by'; steps: 1 | -1 }
  | { do: 'show' }
  | { do: 'next' }
  | { do: 'again' };

type Range = Pick<NormRound, 'least' | 'most' | 'truth'>;

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;

/** Rounds away what binary fractions leave behind. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** About a hundred steps from end to end: 1, 2, 5, 10 …, and no finer than the numbers are. */
export function stepOf({ least, most, truth }: Range): number {
  const finest = 10 ** -Math.max(...[least, most, truth].map(decimals));
  const wanted = tidy((most - least) / 100);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const times = [1, 2, 5, 10].find((one) => tidy(one * power) >= wanted) ?? 10;
  return tidy(Math.max(times * power, finest));
}

/** The nearest number the slider can stand on. */
export function onStep(range: Range, value: number): number {
  const { least, most } = range;
  const step = stepOf(range);
  const near = tidy(least + Math.round((value - least) / step) * step);
  return Math.min(most, Math.max(least, near));
}

const middle = (range: Range): number => onStep(range, (range.least + range.most) / 2);

export const firstGuess = (rounds: readonly NormRound[]): Guessing => ({
  at: 0,
  guess: rounds[0] ? middle(rounds[0]) : 0,
  shown: false,
  past: [],
});

export function guessing(rounds: readonly NormRound[], state: Guessing, act: GuessAct): Guessing {
  if (act.do === 'again') return firstGuess(rounds);
  const round = rounds[state.at];
  if (!round) return state;
  if (act.do === 'next') {
    if (!state.shown) return state;
    const next = rounds[state.at + 1];
    return {
      at: state.at + 1,
      guess: next ? middle(next) : 0,
      shown: false,
      past: [...state.past, state.guess],
    };
  }
  if (state.shown) return state;
  switch (act.do) {
    case 'set':
      return { ...state, guess: onStep(round, act.value) };
    case 'by':
      return { ...state, guess: onStep(round, state.guess + act.steps * stepOf(round)) };
    case 'show':
      return { ...state, shown: true };
  }
}

/** How a guess stands to the truth; within a twentieth of the range it is near. */
export function nearness(
  { least, most, truth }: NormRound,
  guess: number,
): 'near' | 'high' | 'low' {
  if (Math.abs(guess - truth) <= (most - least) / 20) return 'near';
  return guess > truth ? 'high' : 'low';
}

/** Length of a bar out of 100, from zero; what is not zero can be seen. */
export function barOf({ most }: Pick<Range, 'most'>, value: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(0.8, Math.min(100, (value / most) * 100));
}
