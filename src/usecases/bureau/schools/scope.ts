import { regionsWithin } from '#db/queries/people/regionsWithin';
import { schoolsCalled, schoolsCoded } from '#db/queries/people/schools/schoolNow';
import type { HeldRole } from '#domain/people/permission';
import { cleanSchoolCode } from '#domain/people/schools/words';

/** The officer who acts. */
export type Officer = { accountId: string; roles: readonly HeldRole[] };

/** The regions that an officer answers for, each with all below it, in code order. */
export const regionsOf = (roles: readonly HeldRole[]) =>
  regionsWithin(
    roles.flatMap(({ role, regionCode }) =>
      role === 'officer' && regionCode !== null ? [regionCode] : [],
    ),
  );

/**
 * The school of the officer's regions that is meant by its code or, if only one is called so, its
 * name; else a sentence. A school elsewhere is not found.
 */
export async function findSchool(
  text: string,
  { roles }: Officer,
): Promise<{ school: { id: number } } | { problem: string }> {
  const codes = (await regionsOf(roles)).map(({ code }) => code);
  const code = cleanSchoolCode(text);
  const coded = code ? await schoolsCoded([code]) : [];
  const mine = coded.filter((school) => codes.includes(school.regionCode));
  const found = mine.length > 0 ? mine : await schoolsCalled(text.trim(), codes);
  const open = found.filter((school) => school.closedOn === null);
  const [school, ...others] = open;
  if (!school) {
    return found.length > 0
      ? { problem: '这所学校已经撤销。请填另一所学校。' }
      : { problem: '您的地区里没有这所学校。请核对学校代码。' };
  }
  if (others.length > 0) {
    return { problem: `有 ${open.length} 所学校都叫这个名称，请改填学校代码。` };
  }
  return { school };
}
