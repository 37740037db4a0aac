/**
 * How long a run took on the server's clock, and how long it would have had to take, in whole
 * seconds.
 * @param doneAt when its last step was done, ms; null while none is
 * @param floorPercent share of the floors that is asked for, 0–100
 */
export function paceOf(
  run: {
    startedAt: number;
    doneAt: number | null;
    steps: readonly { floorSeconds: number }[];
  },
  floorPercent: number,
): { took: number; floor: number } {
  const floor = run.steps.reduce((sum, { floorSeconds }) => sum + floorSeconds, 0);
  return {
    took: Math.round(((run.doneAt ?? run.startedAt) - run.startedAt) / 1000),
    floor: Math.ceil((floor * floorPercent) / 100),
  };
}
