import { vi } from 'vitest';

/** A Wednesday at nine in Shanghai, two weeks after the autumn roll was taken. */
export const morning = Date.parse('2026-10-14T09:00:00+08:00');
export const today = '2026-10-14';

export const seconds = (n: number): number => n * 1000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;

/** Stops the calendar, not the timers: `Date.now()` stays where it is set. */
export const stopClock = (at = morning) => vi.useFakeTimers({ toFake: ['Date'], now: at });

export const letClockRun = () => vi.useRealTimers();
