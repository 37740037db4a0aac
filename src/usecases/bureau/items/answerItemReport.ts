import { answerReport } from '#db/commands/bank/reports';
import { isPreconditionFailure } from '#db/writer';
import { isTooLong, longestNote, readNote } from '#domain/learning/staffNote';
import type { Officer } from './decideItem.ts';

/** Answers a teacher's report of an item with a sentence, which the class page shows. */
export async function answerItemReport(
  itemId: string,
  typed: { reportId: number; words: string },
  by: Officer,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const words = readNote(typed.words);
  if (words === '') return { ok: false, message: '还没有写答复，所以没有保存。请写一句给老师。' };
  if (isTooLong(words)) {
    const message = `答复超过了 ${longestNote} 字，所以没有保存，写的都还在。请写短一点。`;
    return { ok: false, message };
  }
  try {
    await answerReport({ ...by, itemId, reportId: typed.reportId, words });
    return { ok: true };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return { ok: false, message: '这条报告刚刚有人答复了，所以没有再保存。请看下面的答复。' };
  }
}
