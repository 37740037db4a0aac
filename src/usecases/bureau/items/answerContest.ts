import { countContested, refuseContest } from '#db/commands/bank/contests';
import { contestById } from '#db/queries/bank/contests';
import { codesWithin } from '#db/queries/people/regionTree';
import { isPreconditionFailure } from '#db/writer';
import { isTooLong, longestNote, readNote } from '#domain/learning/staffNote';
import type { Officer } from './decideItem.ts';

export type TypedAnswer = { contestId: number; outcome: string; words: string };

/** Counts a contested lesson as declared by staff, or says in a sentence why not. */
export async function answerContest(
  { contestId, outcome, words: typed }: TypedAnswer,
  { accountId, regionCode, now }: Officer,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const words = readNote(typed);
  if (outcome !== 'counted' && outcome !== 'refused') {
    return { ok: false, message: '还没有选认定或不认定，所以没有保存，写的都还在。' };
  }
  if (outcome === 'refused' && words === '') {
    return { ok: false, message: '不认定要写一句为什么，老师会看到。还没有保存。' };
  }
  if (isTooLong(words)) {
    const message = `答复超过了 ${longestNote} 字，所以没有保存，写的都还在。请写短一点。`;
    return { ok: false, message };
  }
  const contest = await contestById(contestId, await codesWithin(regionCode));
  if (!contest) return { ok: false, message: '没有找到这条申请，什么都没变。' };
  const { runId, studentId, schoolId } = contest;
  const answer = { contestId, words, accountId, schoolId, now };
  try {
    if (outcome === 'refused') await refuseContest(answer);
    else await countContested({ ...answer, runId, studentId });
    return { ok: true };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    const message = '这条申请刚刚有人答复了，或者学生已经按时学完了，所以没有再保存。';
    return { ok: false, message };
  }
}
