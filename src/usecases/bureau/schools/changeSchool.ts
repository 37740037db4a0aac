import { changeSchool as store } from '#db/commands/people/schools/oneSchool';
import { schoolNow } from '#db/queries/people/schools/schoolNow';
import { seatedStages } from '#db/queries/people/schools/seatedStages';
import { isPreconditionFailure } from '#db/writer';
import { cleanDay, dateProblem } from '#domain/people/schools/dates';
import { findRegion } from '#domain/people/schools/findRegion';
import { isSame, untaughtStages } from '#domain/people/schools/planSchools';
import {
  cleanSchoolName,
  kindNamed,
  schoolKindForm,
  schoolNameForm,
} from '#domain/people/schools/words';
import { dayOf } from '#domain/time';
import { type Officer, regionsOf } from './scope.ts';

export type TypedChange = { name: string; kind: string; region: string; on: string };

/** Somebody changed the school between looking and acting. */
export const changedMeanwhile =
  '刚才有人改动了这所学校，这次没有办理。请看一看现在的情况，再办一次。';
export const closedAlready = '这所学校已经撤销，不能再改。';

/**
 * Renames a school, changes its kind or moves it to another region of the officer's, from a day
 * on. What it was before stays in its history. @returns a sentence when it cannot be
 */
export async function changeSchool(
  schoolId: number,
  typed: TypedChange,
  by: Officer,
  now: number,
): Promise<{ changed: true } | { problem: string }> {
  const school = await schoolNow(schoolId);
  if (!school?.periodFrom) return { problem: closedAlready };
  const name = cleanSchoolName(typed.name);
  const kind = kindNamed(typed.kind);
  const on = cleanDay(typed.on);
  if (!name) return { problem: schoolNameForm };
  if (!kind) return { problem: schoolKindForm };
  if (!on) return { problem: '日期不对，写成 2026-09-01 这样。' };
  const found = findRegion(typed.region.trim(), await regionsOf(by.roles));
  if ('what' in found) return { problem: `所属地区不对：${found.what}` };
  const facts = { name, kind, regionCode: found.region.code };
  if (isSame(school, facts)) return { problem: '名称、类型和地区都和现在一样，没有要改的。' };
  const limits = { today: dayOf(now), periodFrom: school.periodFrom };
  const tooEarly = dateProblem(on, limits);
  if (tooEarly) return { problem: tooEarly };
  const seated = (await seatedStages([schoolId], on)).map(({ stage }) => stage);
  const untaught = untaughtStages(seated, kind);
  if (untaught) return { problem: `${untaught}请先给这些学生换班或登记离校。` };
  try {
    await store({ was: school, facts }, on, { accountId: by.accountId, at: now });
  } catch (error) {
    if (isPreconditionFailure(error)) return { problem: changedMeanwhile };
    throw error;
  }
  return { changed: true };
}
