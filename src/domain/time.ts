const shanghaiOffsetMs = 8 * 60 * 60 * 1000;

/** The date in Asia/Shanghai (no daylight saving since 1991) of an instant, YYYY-MM-DD. */
export const dayOf = (ms: number): string =>
  new Date(ms + shanghaiOffsetMs).toISOString().slice(0, 10);

/** The instant a date begins in Asia/Shanghai. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** The time of day in Asia/Shanghai, HH:MM. */
export const timeOf = (ms: number): string =>
  new Date(ms + shanghaiOffsetMs).toISOString().slice(11, 16);
