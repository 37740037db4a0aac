import { writeCsv } from 'hucre/csv';
import { noteRollExport } from '#db/commands/people/noteRollExport';
import { rollOn, studentsOn } from '#db/queries/indicators/rollOn';
import { schoolById } from '#db/queries/people/place';
import { className, schoolYearOf } from '#domain/people/grade';

/**
 * The roll of a school on a date, for its own files: UTF-8 with BOM, cells that would start a
 * formula escaped. Noted in the trail.
 * @param day YYYY-MM-DD
 * @throws when there is no such school
 */
export async function exportRollOn(
  { schoolId, accountId }: { schoolId: number; accountId: string },
  day: string,
  now: number,
): Promise<{ fileName: string; body: string }> {
  const school = await schoolById(schoolId);
  if (!school) throw new Error(`no school ${schoolId}`);
  const [classes, students] = await Promise.all([
    rollOn({ schoolId }, day),
    studentsOn(schoolId, day),
  ]);
  const schoolYear = schoolYearOf(day);
  const names = new Map(classes.map((each) => [each.classId, className(each, schoolYear)]));
  await noteRollExport({ schoolId, accountId }, { takenOn: day, students: students.length }, now);
  const rows = students.map(({ classId, number, name }) => {
    return [school.code, school.name, day, names.get(classId) ?? '', number, name];
  });
  return {
    fileName: `roll-${school.code}-${day}.csv`,
    body: writeCsv([['学校代码', '学校', '名册日期', '班级', '学号', '姓名'], ...rows], {
      bom: true,
      escapeFormulae: true,
    }),
  };
}
