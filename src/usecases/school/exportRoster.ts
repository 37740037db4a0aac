import { noteExport } from '#db/commands/audit/noteExport';
import { schoolById } from '#db/queries/people/place';
import { seatsToday } from '#db/queries/people/seatsToday';
import { gradeOf, schoolYearOf } from '#domain/people/grade';
import { inOrder } from '#domain/people/roster/match';
import { stages } from '#domain/people/school';
import { dayOf } from '#domain/time';
import { zipBundle } from './oneroster/zipBundle.ts';
import { rosterAsCsv, rosterAsXlsx } from './rosterTable.ts';

type RosterFormat = 'xlsx' | 'csv' | 'zip';
/** A student where they sit today. */
export type Seat = Awaited<ReturnType<typeof seatsToday>>[number];
type RosterExport = { fileName: string; contentType: string; body: string | Uint8Array };

const contentTypes: Record<RosterFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
};

/**
 * The roster of a school as it is today, in a file that its import reads back without a change.
 * Noted in the trail.
 * @param format a sheet, CSV, or an OneRoster 1.1 bundle
 * @throws when there is no such school
 */
export async function exportRoster(
  { schoolId, accountId }: { schoolId: number; accountId: string },
  format: RosterFormat,
  now: number,
): Promise<RosterExport> {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const day = dayOf(now);
  const seats = inClassOrder(await seatsToday(schoolId), schoolYearOf(day));
  await noteExport(accountId, schoolId, { format, students: seats.length }, now);
  return {
    fileName: `roster-${school.code}-${day}.${format}`,
    contentType: contentTypes[format],
    body: await bodyOf(format, school, seats, day),
  };
}

function bodyOf(
  format: RosterFormat,
  school: { id: number; code: string; name: string },
  seats: readonly Seat[],
  day: string,
): string | Uint8Array | Promise<Uint8Array> {
  if (format === 'csv') return rosterAsCsv(seats, day);
  return format === 'xlsx' ? rosterAsXlsx(seats, day) : zipBundle(school, seats, day);
}

/** Students of classes that are there, the youngest class of each stage first, by number. */
const inClassOrder = (seats: readonly Seat[], schoolYear: number): Seat[] =>
  seats
    .filter(({ schoolClass: { stage, entryYear } }) => {
      return entryYear > schoolYear || gradeOf(stage, entryYear, schoolYear);
    })
    .sort(
      (a, b) =>
        stages.indexOf(a.schoolClass.stage) - stages.indexOf(b.schoolClass.stage) ||
        b.schoolClass.entryYear - a.schoolClass.entryYear ||
        a.schoolClass.number - b.schoolClass.number ||
        inOrder(a, b),
    );
