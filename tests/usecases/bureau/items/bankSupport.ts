import { desc } from 'drizzle-orm';
import { db } from '#db/client';
import { auditEvents } from '#db/schema/index';
import type { HeldRole } from '#domain/people/permission';
import * as cast from '#tests/support/cast';
import { hours, morning } from '#tests/support/clock';

export const later = morning + hours(1);
export const officer: HeldRole[] = [
  { role: 'officer', regionCode: cast.countyCode, schoolId: null, classId: null },
];
export const townOfficer: HeldRole[] = [
  { role: 'officer', regionCode: cast.busyTown, schoolId: null, classId: null },
];
export const neighbour: HeldRole[] = [
  { role: 'officer', regionCode: cast.neighbourCounty, schoolId: null, classId: null },
];
export const by = {
  accountId: cast.officer.accountId,
  regionCode: cast.countyCode,
  now: later,
};

/** The newest event of the trail. */
export async function lastEvent() {
  const [event] = await db().select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
  return event;
}
