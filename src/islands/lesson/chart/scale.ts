/** The next number that people count in: 1, 2, 5, 10, 20, 25, 50 … */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const times = power < 10 ? [1, 2, 5] : [1, 2, 2.5, 5];
  const fits = times.find((one) => one * power >= wanted) ?? 10;
  return tidy(fits * power);
}

/** Rounds away what binary fractions leave behind. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Marks of an axis that begins at zero, so that heights can be compared, and holds `largest`. */
export function axisMarks(largest: number): number[] {
  const step = roundStep(largest / 6);
  const count = Math.ceil(tidy(largest / step));
  return Array.from({ length: count + 1 }, (_, i) => tidy(i * step));
}
