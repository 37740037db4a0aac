import { writeCsv } from 'hucre/csv';
import { regionsBelow } from '#db/queries/people/regionTree';
import { schoolKindNames } from '#domain/people/school';
import { schoolColumns } from '#domain/people/schools/schoolFile';
import { type CountedSchool, listSchools } from './listSchools.ts';
import type { SchoolsAsked } from './openSchools.ts';

/** Schools read at a time. */
const atOnce = 200;

/**
 * The schools of a region that fit what was asked, as CSV for a spreadsheet: UTF-8 with BOM, cells
 * that would start a formula escaped. Importing it again changes nothing.
 */
export async function exportSchools(
  code: string,
  { state, kind, region, words }: SchoolsAsked,
  now: number,
): Promise<string> {
  const within = (await regionsBelow(code)).find((each) => each.code === region)?.code;
  const filter = { regionCode: within ?? code, state, kind, words };
  const schools: CountedSchool[] = [];
  let part: CountedSchool[];
  do {
    part = await listSchools(filter, { from: schools.length, most: atOnce }, now);
    schools.push(...part);
  } while (part.length === atOnce);
  const {
    code: codeColumn,
    name,
    kind: kindColumn,
    region: regionColumn,
    openedOn,
  } = schoolColumns;
  const headings = [codeColumn, name, kindColumn, regionColumn, openedOn].map(
    ({ names }) => names[0],
  );
  return writeCsv([[...headings, '地区名称', '在校学生数', '撤销日期'], ...schools.map(cells)], {
    bom: true,
    escapeFormulae: true,
  });
}

const cells = (school: CountedSchool) => [
  ...[school.code, school.name, schoolKindNames[school.kind], school.regionCode],
  ...[school.openedOn ?? '', school.regionName, school.students, school.closedOn ?? ''],
];
