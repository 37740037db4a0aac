import { importSchools as store } from '#db/commands/people/schools/importSchools';
import { regionsWithin } from '#db/queries/people/regionsWithin';
import { schoolsCoded } from '#db/queries/people/schools/schoolNow';
import { seatedStages } from '#db/queries/people/schools/seatedStages';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { groupBy } from '#domain/people/roster/match';
import type { Problem } from '#domain/people/roster/problem';
import type { Unusable } from '#domain/people/roster/readRoster';
import { type SchoolKind, schoolKindNames } from '#domain/people/school';
import { planSchools } from '#domain/people/schools/planSchools';
import { readSchools, type SchoolRow, schoolColumns } from '#domain/people/schools/schoolFile';
import { recordsOf } from '#domain/table';
import { dayOf } from '#domain/time';
import { readTable } from '#usecases/tables/readTable';
import { fileRowLimit, shownRows } from '../fileLimits.ts';
import { type FileOutcome, type FilePreview, filePreviews } from '../filePreviews.ts';

type By = { accountId: string; within: string };
type SchoolsRead = { rows: SchoolRow[]; problems: Problem[]; notes: string[] };

const waiting = filePreviews<SchoolsRead>();

/** Reads a file of schools and sets it beside what is stored. Nothing is stored yet. */
export async function previewSchools(
  bytes: Uint8Array,
  fileName: string,
  by: By,
  now: number,
): Promise<{ preview: FilePreview } | { unusable: Unusable }> {
  const table = await readTable(bytes, fileName, { rows: fileRowLimit });
  if ('unusable' in table) return table;
  const { records, problems, notes } = recordsOf(table.sheets, schoolColumns);
  const { rows, problems: inRows } = readSchools(records, dayOf(now));
  const read = { rows, problems: [...problems, ...inRows], notes };
  return { preview: await show(read, fileName, by, now) };
}

/**
 * Opens and changes the schools that a preview showed, all of them or none, if it still comes out
 * the same. Changes hold from today.
 */
export async function confirmSchools(id: string, by: By, now: number): Promise<FileOutcome> {
  const { accountId, within: regionCode } = by;
  const file = waiting.take(id, { place: regionCode, accountId }, now);
  if (!file) return { gone: true };
  const again = async () => ({ again: await show(file.read, file.fileName, by, now) });
  const { plan } = await planOf(file.read.rows, by, now);
  const { opened, changed, unchanged, problems } = plan;
  if (problems.length > 0 || JSON.stringify([opened, changed]) !== file.shown) return again();
  try {
    await store({ opened, changed, on: dayOf(now), regionCode, accountId, at: now });
  } catch (error) {
    // Someone was faster between the check above and the commit.
    if (isPreconditionFailure(error) || isConstraintFailure(error)) return again();
    throw error;
  }
  return { imported: { added: opened.length, changed: changed.length, unchanged } };
}

async function planOf(rows: readonly SchoolRow[], { within }: By, now: number) {
  const [stored, regions] = await Promise.all([
    schoolsCoded(rows.map(({ code }) => code)),
    regionsWithin([within]),
  ]);
  const seated = await seatedStages(
    stored.map(({ id }) => id),
    dayOf(now),
  );
  const stages = groupBy(seated, ({ schoolId }) => String(schoolId));
  const plan = planSchools(rows, {
    stored: new Map(stored.map((school) => [school.code, school])),
    regions,
    seatedStages: new Map(
      [...stages].map(([id, found]) => [Number(id), found.map(({ stage }) => stage)]),
    ),
  });
  return { plan, regions };
}

async function show(
  read: SchoolsRead,
  fileName: string,
  by: By,
  now: number,
): Promise<FilePreview> {
  const { plan, regions } = await planOf(read.rows, by, now);
  const { opened, changed, unchanged } = plan;
  const problems = [...read.problems, ...plan.problems];
  const ready = problems.length === 0 && opened.length + changed.length > 0;
  const { accountId, within: regionCode } = by;
  const shown = JSON.stringify([opened, changed]);
  const id = ready
    ? waiting.keep({ place: regionCode, accountId, fileName, read, shown }, now)
    : undefined;
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  type Shown = { code: string; name: string; kind: SchoolKind; regionCode: string };
  const region = ({ regionCode: code }: Shown) => names.get(code) ?? code;
  const cells = (school: Shown, was = school) => [
    cell(school.code, was.code),
    cell(school.name, was.name),
    cell(schoolKindNames[school.kind], schoolKindNames[was.kind]),
    cell(region(school), region(was)),
  ];
  return {
    ...(id && { id }),
    fileName,
    counts: {
      added: opened.length,
      changed: changed.length,
      unchanged,
      problems: problems.length,
    },
    columns: ['学校代码', '学校名称', '类型', '所属地区', '启用日期'],
    rows: [
      ...changed.map(({ was, facts }) => ({
        added: false,
        cells: [...cells({ ...facts, code: was.code }, was), { now: was.openedOn ?? '' }],
      })),
      ...opened.map((school) => ({
        added: true,
        cells: [...cells(school), { now: school.openedOn ?? '早就有' }],
      })),
    ].slice(0, shownRows),
    problems: problems.slice(0, shownRows),
    notes: read.notes,
  };
}

const cell = (now: string, was: string) => (now === was ? { now } : { now, was });
