import { write } from '#db/writer';
import { type County, openClass, rise, sit, towns } from './county.ts';

/** A school comes under another township, the county itself or the county next door. */
export async function moveSchool(county: County, day: string): Promise<string | undefined> {
  const { random, schools } = county;
  const school = random.pick(schools);
  const regionCode = random.pick([...towns, '1001', '1002']);
  if (school.closed || school.regionCode === regionCode) return undefined;
  school.regionCode = regionCode;
  await write([
    endPeriod(school.id, day),
    {
      sql: `insert into school_periods (school_id, from_on, name, kind, region_code)
        select id, ?, name, kind, ? from schools where id = ?`,
      args: [day, regionCode, school.id],
    },
    { sql: 'update schools set region_code = ? where id = ?', args: [regionCode, school.id] },
  ]);
  return `school ${school.id} to ${regionCode}`;
}

/** Every class becomes a new one in the other school; the students go along. */
export async function merge(county: County, day: string): Promise<string | undefined> {
  const { random, schools, classes, students } = county;
  const [from, into] = [random.pick(schools), random.pick(schools)];
  if (from === into || from.closed || into.closed || random.happens(0.5)) return undefined;
  from.closed = true;
  const old = classes.filter(({ schoolId }) => schoolId === from.id);
  await write([
    ...old.flatMap((each) => {
      const opened = openClass(county, into.id, each.stage, each.entryYear);
      const made = classes.at(-1) ?? each;
      const inside = students.filter(({ seat }) => seat?.schoolClass === each);
      return [
        opened,
        ...inside.flatMap((one) => [rise(one, day, 'moved'), sit(county, one, made, day)]),
      ];
    }),
    { sql: 'update students set school_id = ? where school_id = ?', args: [into.id, from.id] },
    {
      sql: 'update schools set closed_on = ?, merged_into_id = ? where id = ?',
      args: [day, into.id, from.id],
    },
    endPeriod(from.id, day),
  ]);
  for (const one of students) if (one.schoolId === from.id) one.schoolId = into.id;
  return `school ${from.id} into ${into.id}`;
}

const endPeriod = (schoolId: number, day: string) => ({
  sql: 'update school_periods set until_on = ? where school_id = ? and until_on is null',
  args: [day, schoolId],
});
