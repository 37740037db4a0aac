import { gradesWithTask } from '#domain/learning/term';
import { type Stage, stages, stagesOf } from '#domain/people/school';
import { addDays, schoolDays } from './calendar.ts';
import { type CastStudent, castStudents } from './cast.ts';
import { type Chance, chance } from './chance.ts';
import { gradesOf, type SchoolPlan, schoolPlans } from './county.ts';
import { madeUpName } from './names.ts';

export type SeedStudent = {
  id: number;
  number: string;
  name: string;
  joinedOn: string;
  leftOn?: string;
  /** To another class of the same school. */
  moved?: { on: string; toClassId: number };
  cast?: CastStudent;
};

export type SeedClass = {
  id: number;
  stage: Stage;
  grade: number;
  entryYear: number;
  number: number;
  hasTask: boolean;
  students: SeedStudent[];
};

export type SeedSchool = { id: number; plan: SchoolPlan; classes: SeedClass[] };

/** `rollOn` is the day the roll is taken, `today` the last day of the county. */
export type Days = { schoolYear: number; rollOn: string; today: string };

/** Every school with its classes and students, as far as today. */
export function roster(number: number, days: Days): SeedSchool[] {
  const ids = { school: 0, class: 0, student: 0 };
  const since = schoolDays(addDays(days.rollOn, 1), days.today);
  return schoolPlans.map((plan) => {
    const random = chance(number, `roster ${plan.code}`);
    ids.school += 1;
    const classes = classesOf(plan, days.schoolYear, () => (ids.class += 1));
    const school = { id: ids.school, plan, classes };
    const newStudent = enrol(school, random, () => (ids.student += 1));
    for (const each of classes) {
      const size = random.between(...sizesOf(plan, each));
      for (let seat = 1; seat <= size; seat += 1) newStudent(each, `${each.entryYear}-09-01`);
    }
    comeAndGo(school, since, random, newStudent);
    if (plan.kind === 'vocational') openNewClass(school, since[11], () => (ids.class += 1));
    return school;
  });
}

function classesOf(plan: SchoolPlan, schoolYear: number, newId: () => number): SeedClass[] {
  const taught = stages.filter((stage) => stagesOf[plan.kind].includes(stage));
  return taught.flatMap((stage) =>
    gradesOf[stage].flatMap((grade) =>
      Array.from({ length: plan.classes[stage] ?? 0 }, (_, i) => ({
        id: newId(),
        stage,
        grade,
        entryYear: schoolYear - grade + 1,
        number: i + 1,
        hasTask: gradesWithTask.some((task) => task.stage === stage && task.grade === grade),
        students: [],
      })),
    ),
  );
}

/** First-year vocational classes start full, so that a new class can be made from them. */
const sizesOf = (plan: SchoolPlan, { grade }: SeedClass) =>
  plan.kind === 'vocational' && grade === 1 ? ([50, 52] as const) : plan.sizes;

function enrol({ plan }: SeedSchool, random: Chance, newId: () => number) {
  let serial = 0;
  return (into: SeedClass, joinedOn: string): void => {
    serial += 1;
    const two = (n: number) => String(n).padStart(2, '0');
    const number =
      plan.numbering === 'serial'
        ? String(serial).padStart(5, '0')
        : `${into.entryYear}${two(into.number)}${two(into.students.length + 1)}`;
    const cast = castStudents.find(
      ({ signIn }) => signIn.schoolCode === plan.code && signIn.number === number,
    );
    const name = madeUpName(random);
    into.students.push({ id: newId(), number, name: cast?.name ?? name, joinedOn, cast });
  };
}

/** A few students leave after the roll is taken, with a date, and a few join. */
function comeAndGo(
  { plan, classes }: SeedSchool,
  since: readonly string[],
  random: Chance,
  newStudent: (into: SeedClass, joinedOn: string) => void,
): void {
  const withoutCast = classes.slice(1);
  // At the busy school everyone stays, so that it reaches all of its roll.
  for (let i = plan.diligence.registers === 1 ? 0 : random.between(0, 3); i > 0; i -= 1) {
    const leaver = random.pick(random.pick(withoutCast).students);
    leaver.leftOn = since[random.between(5, 60)];
  }
  for (let i = random.between(1, 3); i > 0; i -= 1) {
    const into = random.pick(withoutCast);
    const joinedOn = since[random.between(2, 50)];
    if (joinedOn) newStudent(into, joinedOn);
  }
}

/** Classes that were too large give ten students each to a new one. */
function openNewClass({ classes }: SeedSchool, on: string | undefined, newId: () => number): void {
  const [first] = classes;
  if (!on || !first) return;
  const sameGrade = classes.filter(({ grade }) => grade === first.grade);
  const opened = { ...first, id: newId(), number: sameGrade.length + 1, students: [] };
  for (const { students } of sameGrade) {
    const staying = students.filter(({ leftOn, joinedOn }) => !leftOn && joinedOn < on);
    for (const student of staying.slice(-10)) student.moved = { on, toClassId: opened.id };
  }
  classes.push(opened);
}
