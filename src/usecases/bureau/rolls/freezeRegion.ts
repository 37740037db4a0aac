import { freezeRoll } from '#db/commands/indicators/freezeRoll';
import { countRollFor } from '#db/queries/indicators/rollFor';
import { rollsOf, termOn } from '#db/queries/learning/term';
import { codesWithin } from '#db/queries/people/regionTree';
import { isPreconditionFailure } from '#db/writer';
import { dayOf } from '#domain/time';
import { lacksConfirmation, type SchoolState, schoolStates } from './schoolStates.ts';

/** What would be frozen, to be looked at before it is done. */
export type FreezeQuestion = {
  takenOn: string;
  students: number;
  schools: number;
  /** Students who stand on another region's roll that holds, and stay there. */
  elsewhere: number;
  unconfirmed: SchoolState[];
  /** Stands for all of this, so that nothing is frozen unseen. */
  seen: string;
};

type Refused = { ok: false; message: string };

/** Works out what freezing a region would do; nothing has happened yet. */
export async function askFreeze(
  code: string,
  takenOn: string | undefined,
  now: number,
): Promise<{ ok: true; question: FreezeQuestion } | Refused> {
  const today = dayOf(now);
  const term = await termOn(today);
  if (!term) return refused('现在不在学期里，没有可以冻结的名册。');
  if (!takenOn || takenOn < term.startsOn || takenOn > today) {
    return refused(
      `没有冻结。名册日期要在本学期里，也不能晚于今天：从 ${term.startsOn} 到 ${today}。请改了再按“下一步”。`,
    );
  }
  const frozen = await rollsOf(term.id);
  if (frozen.some((roll) => roll.regionCode === code && roll.takenOn === takenOn)) {
    return refused(`${takenOn} 的名册已经冻结过了，见下面“冻结过的名册”。要换一份，请另选一天。`);
  }
  const [states, counts] = await Promise.all([
    schoolStates(await codesWithin(code), term.id, takenOn),
    countRollFor({ termId: term.id, regionCode: code, takenOn }),
  ]);
  const students = counts.reduce((sum, each) => sum + each.students, 0);
  if (students === 0)
    return refused('没有冻结：这一天的名单上没有学生。请先请学校导入名单，或另选一天。');
  const listed = states.reduce((sum, each) => sum + each.students, 0);
  const unconfirmed = states.filter(lacksConfirmation);
  const elsewhere = listed - students;
  const seen = [students, counts.length, elsewhere, ...unconfirmed.map(({ id }) => id)].join('-');
  return {
    ok: true,
    question: { takenOn, students, schools: counts.length, elsewhere, unconfirmed, seen },
  };
}

/**
 * Freezes the roll of a region.
 * @param answer what was shown (`seen`), and whether lists that no school confirmed are frozen too
 * @returns the roll's id, or why not, with the question as it is now
 */
export async function freezeRegion(
  code: string,
  takenOn: string | undefined,
  answer: { seen: string; still: boolean },
  { accountId, now }: { accountId: string; now: number },
): Promise<{ ok: true; rollId: number } | (Refused & { question?: FreezeQuestion })> {
  const asked = await askFreeze(code, takenOn, now);
  if (!asked.ok) return asked;
  const { question } = asked;
  const unconfirmed = question.unconfirmed.length;
  if (question.seen !== answer.seen) {
    return {
      ...refused('还没有冻结：名单或确认刚刚有变动。请看一遍现在的情况，再决定。'),
      question,
    };
  }
  if (unconfirmed > 0 && !answer.still) {
    const message = `还没有冻结：有 ${unconfirmed} 所学校没有确认。请等学校确认，或勾选“仍按系统里的名单冻结”。`;
    return { ...refused(message), question };
  }
  const term = await termOn(dayOf(now));
  try {
    const roll = { termId: term?.id ?? '', regionCode: code, takenOn: question.takenOn };
    return { ok: true, rollId: await freezeRoll({ ...roll, unconfirmed, accountId, now }) };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return refused('没有冻结：别人刚刚冻结了同一天的名册，见下面“冻结过的名册”。');
  }
}

const refused = (message: string): Refused => ({ ok: false, message });
