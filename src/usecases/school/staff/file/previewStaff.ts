import type { Problem } from '#domain/people/roster/problem';
import type { Unusable } from '#domain/people/roster/readRoster';
import {
  readStaffRows,
  type StaffFileRow,
  staffColumns,
  staffProblem,
} from '#domain/people/staffFile';
import { recordsOf, type TableSheet } from '#domain/table';
import { dayOf } from '#domain/time';
import { filePreviews } from '#usecases/bureau/filePreviews';
import { readTable } from '#usecases/tables/readTable';
import { type Actor, appoint, type Judged, judge } from '../appoint.ts';
import type { Invitation } from '../invitation.ts';
import { type FilePlace, locateRows } from './locateRows.ts';

/** Rows of a file; each newcomer is a link to print. */
const rowLimit = 2000;
const shownRows = 200;

type StaffRead = { rows: StaffFileRow[]; problems: Problem[]; notes: string[] };

export type StaffPreview = {
  /** What to send back to import it; absent while there is a problem, or nothing to do. */
  id?: string;
  fileName: string;
  /** Roles, and the people who are new. */
  counts: {
    newcomers: number;
    granted: number;
    ended: number;
    unchanged: number;
    problems: number;
  };
  /** The first rows that change something. */
  rows: {
    kind: 'newcomer' | 'grant' | 'end';
    signInName: string;
    displayName: string;
    words: string;
  }[];
  problems: Problem[];
  notes: string[];
};

export type StaffOutcome =
  | { imported: StaffPreview['counts']; invitations: Invitation[] }
  /** Confirmed twice, or after half an hour. */
  | { gone: true }
  /** Someone changed something since: look at it again. */
  | { again: StaffPreview };

const waiting = filePreviews<StaffRead>();

/** Reads a file of staff and sets it beside the staff there are. Nothing is stored yet. */
export async function previewStaff(
  file: { bytes: Uint8Array; fileName: string },
  place: FilePlace,
  actor: Actor,
  now: number,
): Promise<{ preview: StaffPreview } | { unusable: Unusable }> {
  const table = await readTable(file.bytes, file.fileName, { rows: rowLimit });
  if ('unusable' in table) return table;
  const { fileName } = file;
  return { preview: await previewSheets({ sheets: table.sheets, fileName }, place, actor, now) };
}

/** The same for a file whose sheets are read already. */
export function previewSheets(
  { sheets, fileName }: { sheets: readonly TableSheet[]; fileName: string },
  place: FilePlace,
  actor: Actor,
  now: number,
): Promise<StaffPreview> {
  const { records, problems, notes } = recordsOf(sheets, staffColumns);
  const read = readStaffRows(records);
  const all = { rows: read.rows, problems: [...problems, ...read.problems], notes };
  return show(all, fileName, place, actor, now);
}

/** Does what a preview showed, all of it or nothing, if it still comes out the same. */
export async function confirmStaff(
  id: string,
  place: FilePlace,
  actor: Actor,
  now: number,
): Promise<StaffOutcome> {
  const file = waiting.take(id, { place: keyOf(place), accountId: actor.id ?? '' }, now);
  if (!file) return { gone: true };
  const again = async () => ({ again: await show(file.read, file.fileName, place, actor, now) });
  const { judged, problems } = await plan(file.read, place, actor, now);
  if (problems.length > 0 || printOf(judged) !== file.shown) return again();
  const invitations = await appoint(actor, judged, now);
  return invitations ? { imported: countsOf(judged, problems), invitations } : again();
}

async function show(
  read: StaffRead,
  fileName: string,
  place: FilePlace,
  actor: Actor,
  now: number,
): Promise<StaffPreview> {
  const { judged, problems } = await plan(read, place, actor, now);
  const changes = judged.flatMap(({ judgement: { kind }, signInName, displayName, words }) =>
    kind === 'problem' || kind === 'unchanged' ? [] : [{ kind, signInName, displayName, words }],
  );
  const owner = { place: keyOf(place), accountId: actor.id ?? '' };
  const ready = problems.length === 0 && changes.length > 0;
  const id = ready
    ? waiting.keep({ ...owner, fileName, read, shown: printOf(judged) }, now)
    : undefined;
  return {
    ...(id && { id }),
    fileName,
    counts: countsOf(judged, problems),
    rows: changes.slice(0, shownRows),
    problems: problems.slice(0, shownRows),
    notes: read.notes,
  };
}

async function plan(read: StaffRead, place: FilePlace, actor: Actor, now: number) {
  const { located, problems } = await locateRows(read.rows, place, dayOf(now));
  const judged = await judge(actor, located, now);
  const found = judged.flatMap(({ judgement }, i) => {
    const row = located[i]?.row;
    if (judgement.kind !== 'problem' || !row) return [];
    return [staffProblem(row, judgement.field, judgement.what, judgement.todo)];
  });
  return {
    judged: withoutRepeats(judged),
    problems: inOrder([...read.problems, ...problems, ...found]),
  };
}

/** As the rows stand in the file, a sheet after the other. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const sheets = [...new Set(problems.map(({ sheet }) => sheet))];
  return sheets.flatMap((name) =>
    problems.filter(({ sheet }) => sheet === name).toSorted((a, b) => a.row - b.row),
  );
}

/** The same role twice in a file is given once. */
const withoutRepeats = (judged: readonly Judged[]): Judged[] => [
  ...new Map(
    judged.map((one) => [JSON.stringify([one.signInName, one.held, one.ends]), one]),
  ).values(),
];

function countsOf(judged: readonly Judged[], problems: readonly Problem[]) {
  const of = (kind: string) => judged.filter(({ judgement }) => judgement.kind === kind);
  return {
    newcomers: new Set(of('newcomer').map(({ signInName }) => signInName)).size,
    granted: of('newcomer').length + of('grant').length,
    ended: of('end').length,
    unchanged: of('unchanged').length,
    problems: problems.length,
  };
}

const printOf = (judged: readonly Judged[]): string =>
  JSON.stringify(judged.map(({ signInName, held, judgement }) => [signInName, held, judgement]));

const keyOf = (place: FilePlace): string =>
  'schoolId' in place ? `school ${place.schoolId}` : place.regionCode;
