import { write } from '#db/writer';
import { type Class, type County, enrol, openClasses, rise, type Student, sit } from './county.ts';

type Act = (county: County, day: string) => Promise<string | undefined>;

/** Someone of whom this is true, if there is anyone. */
export function anyone(
  { students, random }: County,
  which: (student: Student) => boolean = () => true,
): Student | undefined {
  const found = students.filter(which);
  return found.length > 0 ? random.pick(found) : undefined;
}

const seated = ({ seat }: Student) => seat !== undefined;

export const join: Act = async (county, day) => {
  await write(enrol(county, day));
  return `student ${county.students.length}`;
};

export const leave: Act = async (county, day) => {
  const student = anyone(county, seated);
  if (student) await write([rise(student, day, 'left')]);
  return student && `student ${student.id}`;
};

export const comeBack: Act = async (county, day) => {
  const student = anyone(county, ({ seat }) => seat === undefined);
  const choice = openClasses(county).filter(({ schoolId }) => schoolId === student?.schoolId);
  if (!student || choice.length === 0) return undefined;
  await write([sit(county, student, county.random.pick(choice), day)]);
  return `student ${student.id}`;
};

export const moveClass: Act = (county, day) =>
  move(county, day, 'moved', (to, from) => to.schoolId === from.schoolId && to !== from);

/** The person goes on in another school under the same record. */
export const transfer: Act = (county, day) =>
  move(county, day, 'transferred', (to, from) => to.schoolId !== from.schoolId);

async function move(
  county: County,
  day: string,
  because: 'moved' | 'transferred',
  fits: (to: Class, from: Class) => boolean,
): Promise<string | undefined> {
  const student = anyone(county, seated);
  const from = student?.seat?.schoolClass;
  const choice = from ? openClasses(county).filter((to) => fits(to, from)) : [];
  if (!student || choice.length === 0) return undefined;
  const into = county.random.pick(choice);
  student.schoolId = into.schoolId;
  await write([
    rise(student, day, because),
    { sql: 'update students set school_id = ? where id = ?', args: [into.schoolId, student.id] },
    sit(county, student, into, day),
  ]);
  return `student ${student.id} to class ${into.id}`;
}
