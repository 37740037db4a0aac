import type { SchoolClass } from '#db/queries/people/classesOf';
import { gradeWords } from '#domain/people/classWords';
import type { ClassKey } from '#domain/people/roster/classOf';
import { possible } from '#domain/people/roster/stageYear';
import { type SchoolKind, stagesOf } from '#domain/people/school';

/** The classes of a school that a student may come into on a day. */
export type Targets = {
  classes: { id: number; name: string }[];
  /** For a class that is not there yet: `junior-2026`, 七年级. */
  grades: { key: string; name: string }[];
};

/** As typed into the form: the id of a class, or `new` with a grade and a number. */
export type TypedTarget = { to: string; grade: string; number: string };

type Place = { kind: SchoolKind; classes: readonly SchoolClass[]; today: string };

/** What may be chosen. */
export function targetsOf({ kind, classes, today }: Place): Targets {
  const years = possible({ stages: stagesOf[kind], day: today });
  const sits = (each: ClassKey) =>
    years.some((year) => year.stage === each.stage && year.entryYear === each.entryYear);
  return {
    classes: classes
      .filter(sits)
      .map((each) => ({ id: each.id, name: `${gradeWords(each, today)}${each.number}班` })),
    grades: years.map((year) => ({
      key: `${year.stage}-${year.entryYear}`,
      name: gradeWords(year, today),
    })),
  };
}

const mostClasses = 99;

/** The class that was chosen, or what is wrong. */
export function targetOf(
  place: Place,
  typed: TypedTarget,
): { key: ClassKey } | { message: string } {
  if (typed.to !== 'new') {
    const known = place.classes.find((each) => String(each.id) === typed.to);
    const offered = targetsOf(place).classes.some(({ id }) => id === known?.id);
    if (!known || !offered) return { message: '还没选班级。请选一个班，或选“新开一个班”。' };
    const { stage, entryYear, number } = known;
    return { key: { stage, entryYear, number } };
  }
  const year = possible({ stages: stagesOf[place.kind], day: place.today }).find(
    (each) => `${each.stage}-${each.entryYear}` === typed.grade,
  );
  const number = Number(typed.number);
  if (!year || !Number.isInteger(number) || number < 1 || number > mostClasses) {
    return { message: `新开的班要选年级，并写班号（1–${mostClasses} 的数字）。` };
  }
  return { key: { ...year, number } };
}

/** What a form says; the day is today until another is typed. */
export function typedTarget(form: FormData, today: string): TypedTarget & { day: string } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const { to, grade, number } = { to: text('to'), grade: text('grade'), number: text('number') };
  return { to, grade, number: number.normalize('NFKC'), day: text('day') || today };
}
