import { beforeRecords } from '../school.ts';
import type { SchoolFacts } from './words.ts';

export type SchoolPeriod = SchoolFacts & { fromOn: string; untilOn: string | null };

/** What happened to a school on a day; null: before records begin. */
export type SchoolEvent = { on: string | null } & (
  | { what: 'began'; facts: SchoolFacts }
  | { what: 'changed'; was: SchoolFacts; facts: SchoolFacts }
  | { what: 'closed' }
  | { what: 'mergedInto' | 'tookOver'; school: { id: number; name: string } }
  | {
      what: 'gave' | 'got';
      school: { id: number; name: string };
      classes: number;
      students: number;
    }
);

/** The periods of a school, the earliest first, as events. */
export const eventsOfPeriods = (periods: readonly SchoolPeriod[]): SchoolEvent[] =>
  periods.map((period, i) => {
    const was = periods[i - 1];
    const on = period.fromOn === beforeRecords ? null : period.fromOn;
    return was ? { on, what: 'changed', was, facts: period } : { on, what: 'began', facts: period };
  });

/** In the order in which they happened; of one day, in the order given. */
export const inOrder = (events: readonly SchoolEvent[]): SchoolEvent[] =>
  events.toSorted((a, b) =>
    (a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0,
  );
