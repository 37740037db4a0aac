import { type ClassConsent, consentsOf, lastConsentAct } from '#db/queries/people/consents';
import { classById } from '#db/queries/people/place';
import { type ConsentState, consentStates, needsConsent } from '#domain/people/consent';
import { className, gradeOf, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { settings } from '#server/settings';

export type ConsentsView = {
  class: { id: number; name: string };
  school: { id: number; name: string };
  /** Does this class need forms at all? */
  needed: boolean;
  students: ClassConsent[];
  counts: Record<ConsentState, number>;
  /** The last change by the asking account, which it may take back. */
  lastAct?: number;
};

/** The guardians' forms of a class. @throws when there is no such class */
export async function openConsents(
  classId: number,
  { accountId, now }: { accountId: string; now: number },
): Promise<ConsentsView> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const { schoolClass, school } = found;
  const [students, lastAct] = await Promise.all([
    consentsOf(classId),
    lastConsentAct(classId, accountId),
  ]);
  const count = (state: ConsentState) => students.filter((each) => each.state === state).length;
  return {
    class: { id: classId, name: className(schoolClass, schoolYearOf(dayOf(now))) },
    school: { id: school.id, name: school.name },
    needed: classNeedsConsent(schoolClass, now),
    students,
    counts: Object.fromEntries(consentStates.map((state) => [state, count(state)])) as Record<
      ConsentState,
      number
    >,
    ...(lastAct !== undefined && { lastAct }),
  };
}

/** Does a class that is in one of its grades now need forms? */
export function classNeedsConsent(
  schoolClass: Parameters<typeof needsConsent>[0],
  now: number,
): boolean {
  const today = dayOf(now);
  const grade = gradeOf(schoolClass.stage, schoolClass.entryYear, schoolYearOf(today));
  return grade !== undefined && needsConsent(schoolClass, today, settings().consentThroughGrade);
}
