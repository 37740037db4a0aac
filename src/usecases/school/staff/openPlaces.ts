import { schoolsBelow } from '#db/queries/auth/staffPlaces';
import { classesOf } from '#db/queries/people/classesOf';
import { regionChain, schoolById } from '#db/queries/people/place';
import { regionsWithin } from '#db/queries/people/regionsWithin';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';

/** Places offered while typing a code; a longer list would help nobody. */
const offered = 300;

export type Choice = { value: string; name: string };

/** The places of a school where someone can be given a role: its classes that have not graduated. */
export async function placesOfSchool(
  schoolId: number,
  now: number,
): Promise<{ name: string; classes: Choice[] }> {
  const year = schoolYearOf(dayOf(now));
  const [school, classes] = await Promise.all([schoolById(schoolId), classesOf(schoolId)]);
  return {
    name: school?.name ?? '',
    classes: classes
      .filter(({ stage, entryYear }) => gradeOf(stage, entryYear, year) !== undefined)
      .map((one) => ({ value: String(one.id), name: className(one, year) })),
  };
}

/** The regions and schools where an officer can give roles. */
export async function placesOfRegion(
  code: string,
): Promise<{ name: string; regions: Choice[]; schools: Choice[] }> {
  const [[region], regions, schools] = await Promise.all([
    regionChain(code),
    regionsWithin([code]),
    schoolsBelow(code, offered),
  ]);
  return {
    name: region?.name ?? '',
    regions: regions.slice(0, offered).map((one) => ({ value: one.code, name: one.name })),
    schools: schools.map((one) => ({ value: one.code, name: one.name })),
  };
}
