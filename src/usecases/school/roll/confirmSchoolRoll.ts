import { confirmRoll } from '#db/commands/people/confirmRoll';
import { listsOn } from '#db/queries/indicators/rollOn';
import { termOn } from '#db/queries/learning/term';
import { isPreconditionFailure } from '#db/writer';
import { dayOf } from '#domain/time';
import { listDay } from '#usecases/bureau/rolls/rollQuality';

export type Saved = { ok: true } | { ok: false; message: string };

/**
 * The school says that its list is right.
 * @param shown digest of the list as it was shown; another one is not confirmed unseen
 * @param on a day of the term that is to be frozen beside the usual one
 */
export async function confirmSchoolRoll(
  schoolId: number,
  shown: string,
  { accountId, now }: { accountId: string; now: number },
  on?: string,
): Promise<Saved> {
  const today = dayOf(now);
  const term = await termOn(today);
  if (!term) return refused('现在不在学期里，还不用确认名册。');
  const takenOn = on ?? listDay(term, today);
  if (takenOn > today) return refused('这一天还没有到，所以没有确认。');
  const [list] = await listsOn({ schoolId }, takenOn);
  if (!list) return refused('名单上还没有学生，所以没有确认。请先导入名单。');
  if (list.digest !== shown) {
    return refused('名单刚刚有变动，所以没有确认。下面是现在的名单，请再看一遍，再按“确认名册”。');
  }
  try {
    const { students, digest } = list;
    await confirmRoll({ schoolId, termId: term.id, takenOn, students, digest, accountId, at: now });
    return { ok: true };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return refused('没有确认：这一天不在本学期里，或者学校已经撤销、并入别的学校。');
  }
}

const refused = (message: string): Saved => ({ ok: false, message });
