import { createHash } from 'node:crypto';
import type { BankItem } from '#db/commands/competition/openCompetition';
import { leastBank, sameStem } from '#domain/learning/competition';
import {
  complete,
  type ExchangeItem,
  type QuestionProblem,
  type ReadQuestion,
} from '#domain/learning/exchange';

export type JudgedBank = { bank: BankItem[] } | { problem: string; rows: QuestionProblem[] };

/**
 * The questions of a file as the bank of a competition. Nothing is left out in silence: one
 * question that lacks something, stands twice, or was published or used, and none is taken.
 * @param known every question that was published or used
 */
export function judgeBank(
  questions: readonly ReadQuestion[],
  unread: readonly QuestionProblem[],
  known: readonly string[],
): JudgedBank {
  const used = new Set(known.map(sameStem));
  const met = new Map<string, string>();
  const items: ExchangeItem[] = [];
  const rows = [...unread];
  for (const read of questions) {
    const { place } = read;
    const judged = complete(read, 'competition');
    if ('problems' in judged) {
      rows.push(...judged.problems);
      continue;
    }
    const stem = sameStem(judged.item.stem);
    const earlier = met.get(stem);
    if (used.has(stem)) {
      rows.push({ place, what: '这道题已经公开或用过。', todo: '请换一道没有公开过的题。' });
    } else if (earlier) {
      rows.push({ place, what: `和${earlier}是同一道题。`, todo: '请留一道。' });
    }
    met.set(stem, place);
    items.push(judged.item);
  }
  if (rows.length > 0) {
    return { problem: `文件里有 ${rows.length} 处要改，改好再上传。题目一道也没有保存。`, rows };
  }
  if (items.length < leastBank) {
    const problem = `题库有 ${items.length} 题，至少要 ${leastBank} 题，这样邻座的题才不一样。题目一道也没有保存。`;
    return { problem, rows };
  }
  return { bank: items.map(bankItemOf) };
}

function bankItemOf(item: ExchangeItem): BankItem {
  const { kind, situation, objective, stem, options, key, why, source } = item;
  const asked = JSON.stringify({ kind, stem, options, key, why });
  const digest = createHash('sha256').update(asked).digest('base64url').slice(0, 22);
  return { digest, kind, situation, objective, stem, options, key, why, source };
}
