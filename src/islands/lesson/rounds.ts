/** Practice is a row of small questions; each is asked until it is answered well. */
export type Round = {
  prompt: string;
  /** Who wrote a chat message. */
  from?: string;
  /** Options of this question alone, with a word on each. */
  options?: string[];
  whys?: string[];
  /** Index of the fitting option. */
  right: number;
  why: string;
};

export type Rounds = {
  rounds: Round[];
  options: string[];
  /** An option is used up once it was right: steps in an order, halves of a pair. */
  usedUp: boolean;
};

export type RoundsState = {
  at: number;
  /** Options of this round that did not fit. */
  tried: number[];
  /** Option pressed last. */
  last?: number;
  solved: boolean;
};

export const firstRound: RoundsState = { at: 0, tried: [], solved: false };

export function answer({ rounds }: Rounds, state: RoundsState, option: number): RoundsState {
  const round = rounds[state.at];
  if (!round || state.solved) return state;
  if (option === round.right) return { ...state, last: option, solved: true };
  return { ...state, last: option, tried: [...new Set([...state.tried, option])] };
}

export const nextRound = (state: RoundsState): RoundsState =>
  state.solved ? { ...firstRound, at: state.at + 1 } : state;

export const finished = ({ rounds }: Rounds, state: RoundsState): boolean =>
  state.at >= rounds.length;

export const optionsAt = ({ rounds, options }: Rounds, at: number): string[] =>
  rounds[at]?.options ?? options;

/** Options still to choose from, as indices. */
export function openOptions(all: Rounds, at: number): number[] {
  const used = all.usedUp ? all.rounds.slice(0, at).map(({ right }) => right) : [];
  return optionsAt(all, at)
    .map((_, i) => i)
    .filter((i) => !used.includes(i));
}

/** Rounds answered well so far. */
export const foundSoFar = ({ rounds }: Rounds, { at, solved }: RoundsState): Round[] =>
  rounds.slice(0, at + (solved ? 1 : 0));
