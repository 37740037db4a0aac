import { regionsOfFile, type SchoolOfFile, schoolsOfFile } from '#db/queries/auth/staffPlaces';
import { classOf } from '#domain/people/roster/classOf';
import { type Problem, quote } from '#domain/people/roster/problem';
import { stagesOf } from '#domain/people/school';
import { type StaffFileRow, staffProblem } from '#domain/people/staffFile';
import type { Wanted } from '../appoint.ts';
import { postWords } from '../staffWords.ts';

/** Where the file is imported: in a school, or for the schools and regions of an officer. */
export type FilePlace = { schoolId: number } | { regionCode: string };

export type LocatedRow = Wanted & { row: StaffFileRow };

type Regions = Awaited<ReturnType<typeof regionsOfFile>>;

/** Finds the place of each row: the class in its school, the school, the region. */
export async function locateRows(
  rows: readonly StaffFileRow[],
  place: FilePlace,
  day: string,
): Promise<{ located: LocatedRow[]; problems: Problem[] }> {
  const ids = 'schoolId' in place ? [place.schoolId] : [];
  const codes = [...new Set(rows.map(({ schoolCode }) => schoolCode.toUpperCase()))];
  const schools = await schoolsOfFile({ codes, ids });
  const regionCodes = rows.map((row) => row.regionCode);
  const named = [...regionCodes, ...schools.map((school) => school.regionCode)];
  const regions = await regionsOfFile([...new Set(named)]);
  const located: LocatedRow[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const found =
      row.role === 'officer'
        ? inRegion(row, place, regions)
        : inSchool(row, schoolOf(row, place, schools), regions, day);
    if ('what' in found) problems.push(found);
    else located.push(found);
  }
  return { located, problems };
}

function inRegion(row: StaffFileRow, place: FilePlace, regions: Regions): LocatedRow | Problem {
  if ('schoolId' in place) {
    const what = '学校不能安排教育局管理员。';
    return staffProblem(row, 'role', what, '请删掉这一行，由教育局来做。');
  }
  const region = regions.get(row.regionCode);
  if (!region) {
    const what = row.regionCode ? `没有找到地区${quote(row.regionCode)}。` : '没有写地区代码。';
    return staffProblem(row, 'region', what, '请写上本地区或下级地区的代码。');
  }
  const { role, signInName, displayName, ends } = row;
  const named = { role, schoolName: null, regionName: region.name, schoolClass: null };
  return {
    ...{ row, role, signInName, displayName, ends, words: postWords(named, '') },
    place: { regionCodes: region.regionCodes },
    held: { role, regionCode: row.regionCode, schoolId: null, classId: null },
  };
}

function inSchool(
  row: StaffFileRow,
  school: SchoolOfFile | undefined,
  regions: Regions,
  day: string,
): LocatedRow | Problem {
  if (!school) {
    const what = row.schoolCode ? `没有找到学校${quote(row.schoolCode)}。` : '没有写学校代码。';
    return staffProblem(row, 'school', what, '请对照学校名单写上学校代码。');
  }
  const { role, signInName, displayName, ends } = row;
  const region = regions.get(school.regionCode);
  const regionCodes = region?.regionCodes ?? [];
  const names = { role, schoolName: school.name, regionName: region?.name ?? '' };
  const base = { row, role, signInName, displayName, ends };
  if (role === 'school-admin') {
    return {
      ...base,
      words: postWords({ ...names, schoolClass: null }, day),
      place: { schoolId: school.id, regionCodes },
      held: { role, schoolId: school.id, regionCode: null, classId: null },
    };
  }
  const context = { stages: stagesOf[school.kind], day };
  const answer = classOf({ class: row.classText }, context);
  if (!('key' in answer)) return staffProblem(row, 'class', answer.what, answer.todo);
  const { stage, entryYear, number } = answer.key;
  const found = school.classes.find(
    (one) => one.stage === stage && one.entryYear === entryYear && one.number === number,
  );
  if (!found) {
    const what = `${school.name}还没有${quote(row.classText)}这个班。`;
    return staffProblem(row, 'class', what, '请核对班级，或先导入这个班的学生名单。');
  }
  return {
    ...base,
    words: postWords({ ...names, schoolClass: found }, day),
    place: { classId: found.id, schoolId: school.id, regionCodes },
    held: { role, classId: found.id, schoolId: null, regionCode: null },
  };
}

/** A row of a school's own file may leave its code out; it may not name another school. */
function schoolOf(row: StaffFileRow, place: FilePlace, schools: readonly SchoolOfFile[]) {
  const code = row.schoolCode.toUpperCase();
  if (!('schoolId' in place)) return schools.find((school) => school.code === code);
  const own = schools.find(({ id }) => id === place.schoolId);
  return code === '' || own?.code === code ? own : undefined;
}
