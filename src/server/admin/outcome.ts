/** What became of a command. */
export type Outcome = {
  /** 0 done · 1 failed, or something is wrong · 2 wrongly asked · 3 someone else is at work */
  code: 0 | 1 | 2 | 3;
  /** For people. */
  lines: string[];
  /** For programs, with --json. */
  data?: Record<string, unknown>;
};

export const done = (lines: string[], data?: Outcome['data']): Outcome => ({
  code: 0,
  lines,
  ...(data && { data }),
});

export const failed = (...lines: string[]): Outcome => ({ code: 1, lines });
export const misused = (...lines: string[]): Outcome => ({ code: 2, lines });
