import { openSchool as store } from '#db/commands/people/schools/oneSchool';
import { regionsWithin } from '#db/queries/people/regionsWithin';
import { schoolsCoded } from '#db/queries/people/schools/schoolNow';
import { isConstraintFailure } from '#db/writer';
import { cleanDay } from '#domain/people/schools/dates';
import { findRegion } from '#domain/people/schools/findRegion';
import type { NewSchool } from '#domain/people/schools/planSchools';
import {
  cleanSchoolCode,
  cleanSchoolName,
  kindNamed,
  schoolCodeForm,
  schoolKindForm,
  schoolNameForm,
} from '#domain/people/schools/words';
import { dayOf } from '#domain/time';

/** What was typed about a new school. */
export type TypedSchool = {
  code: string;
  name: string;
  kind: string;
  /** Code, or a name that only one has. */
  region: string;
  /** Empty: it was there before it came to this platform. */
  openedOn: string;
};

/** Checks a new school within regions; a sentence for the first thing that is wrong. */
export async function readSchool(
  typed: TypedSchool,
  regions: readonly { code: string; name: string }[],
  now: number,
): Promise<{ school: NewSchool } | { problem: string }> {
  const code = cleanSchoolCode(typed.code);
  const name = cleanSchoolName(typed.name);
  const kind = kindNamed(typed.kind);
  const openedOn = typed.openedOn.trim() === '' ? null : cleanDay(typed.openedOn);
  if (!code) return { problem: schoolCodeForm };
  if (!name) return { problem: schoolNameForm };
  if (!kind) return { problem: schoolKindForm };
  const found = findRegion(typed.region.trim(), regions);
  if ('what' in found) return { problem: `所属地区不对：${found.what}` };
  if (openedOn === undefined) return { problem: '启用日期不对，写成 2026-09-01 这样。' };
  if (openedOn !== null && openedOn > dayOf(now)) return { problem: '启用日期不能在今天之后。' };
  const [used] = await schoolsCoded([code]);
  if (used) return { problem: codeUsed(code) };
  return { school: { code, name, kind, regionCode: found.region.code, openedOn } };
}

const codeUsed = (code: string) => `学校代码 ${code} 已被使用，请换一个。`;

/** Opens a school in an officer's region or below it. @returns its id, or what is wrong */
export async function addSchool(
  typed: TypedSchool,
  by: { accountId: string; within: string },
  now: number,
): Promise<{ id: number } | { problem: string }> {
  const read = await readSchool(typed, await regionsWithin([by.within]), now);
  if ('problem' in read) return read;
  const { school } = read;
  try {
    await store(school, { accountId: by.accountId, at: now });
  } catch (error) {
    if (isConstraintFailure(error)) return { problem: codeUsed(school.code) };
    throw error;
  }
  const [opened] = await schoolsCoded([school.code]);
  if (!opened) throw new Error(`no school ${school.code}`);
  return { id: opened.id };
}
