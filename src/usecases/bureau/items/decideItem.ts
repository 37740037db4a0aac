import { restoreItem, retireItem } from '#db/commands/bank/decideItem';
import { bankItems } from '#db/queries/bank/bankItems';
import { isPreconditionFailure } from '#db/writer';
import { enoughItems, leastItems } from '#domain/learning/bank';
import { isTooLong, longestNote, readNote } from '#domain/learning/staffNote';

export type Officer = { accountId: string; regionCode: string; now: number };

export type Decided =
  | { ok: true }
  | { ok: false; message: string }
  /** A second look is asked for: what the fullest and the thinnest bank would be left with. */
  | { ok: false; ask: { left: number; enough: number } };

export type Retiring = { reason: string; replacedBy: string; sure: boolean };

const changedMeanwhile =
  '这道题或题库刚刚有变动，所以没有保存，填的都还在。请看一下现在的情况，再决定。';

/** Takes an item out of the bank, with a second look when that makes the bank thin. */
export async function decideToRetire(
  itemId: string,
  typed: Retiring,
  by: Officer,
): Promise<Decided> {
  const reason = readNote(typed.reason);
  const wrong = flawOf(reason);
  if (wrong) return { ok: false, message: wrong };
  const drawable = (await bankItems()).filter(({ retired }) => retired === 0);
  const mine = new Set(
    drawable.filter((each) => each.itemId === itemId).map(({ lessonId }) => lessonId),
  );
  if (mine.size === 0) return { ok: false, message: changedMeanwhile };
  const stays = drawable.filter((each) => mine.has(each.lessonId) && each.itemId !== itemId);
  const left = Math.min(
    ...[...mine].map((lesson) => stays.filter(({ lessonId }) => lessonId === lesson).length),
  );
  if (left < leastItems) {
    const message = `没有停用：停用以后，这一课只剩 ${left} 道题，小测要抽 ${leastItems} 道。请先导入新题，或恢复别的题，再停用这一道。`;
    return { ok: false, message };
  }
  const replacedBy = readNote(typed.replacedBy) || null;
  if (replacedBy !== null && !stays.some((each) => each.itemId === replacedBy)) {
    const message = `没有停用：代替它的“${replacedBy}”不在这一课正在用的题里。请从列出的题里选一道，或不选。`;
    return { ok: false, message };
  }
  if (left < enoughItems && !typed.sure) return { ok: false, ask: { left, enough: enoughItems } };
  return settled(retireItem({ ...by, itemId, reason, replacedBy }));
}

/** Brings a retired item back into the bank. */
export async function decideToRestore(
  itemId: string,
  typed: { reason: string },
  by: Officer,
): Promise<Decided> {
  const reason = readNote(typed.reason);
  const wrong = flawOf(reason);
  if (wrong) return { ok: false, message: wrong };
  return settled(restoreItem({ ...by, itemId, reason }));
}

function flawOf(reason: string): string | undefined {
  if (reason === '') return '还没有写原因，所以没有保存。请写一句，以后的人要看得懂。';
  if (isTooLong(reason))
    return `原因超过了 ${longestNote} 字，所以没有保存，写的都还在。请写短一点。`;
  return undefined;
}

async function settled(act: Promise<unknown>): Promise<Decided> {
  try {
    await act;
    return { ok: true };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return { ok: false, message: changedMeanwhile };
  }
}
