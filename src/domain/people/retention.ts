/**
 * The same day of the month so many months earlier, or the last day of that month.
 * @param day YYYY-MM-DD
 */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  const kept = Math.min(date, last.getUTCDate());
  return `${first.toISOString().slice(0, 8)}${String(kept).padStart(2, '0')}`;
}

/** Who was noted as left this recently stays for now, so that a slip can still be put right. */
export const graceMs = 30 * 24 * 60 * 60 * 1000;
