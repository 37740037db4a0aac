import { studentList } from '#db/queries/people/studentList';
import { type StudentRow, studentRow } from './studentRow.ts';

export type SeatedRow = StudentRow & { seat: number };

/** No page of the list ticks more. */
const mostChosen = 50;

/** The students of a school who sit on these seats today; a seat given up is not there. */
export async function studentsIn(
  schoolId: number,
  seats: readonly number[],
  today: string,
): Promise<SeatedRow[]> {
  const options = { today, consentClasses: [], limit: mostChosen, offset: 0 };
  const rows = await studentList(schoolId, { seats }, options);
  return rows
    .map((row) => studentRow(row, today))
    .flatMap((row) => (row.seat === null ? [] : [{ ...row, seat: row.seat }]));
}

/** Ids of ticked seats from a form, each once. */
export const seatsFrom = (form: FormData): number[] =>
  [...new Set(form.getAll('seat').map(Number))]
    .filter((id) => Number.isSafeInteger(id) && id > 0)
    .slice(0, mostChosen);
