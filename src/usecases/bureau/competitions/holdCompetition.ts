import { openCompetition } from '#db/commands/competition/openCompetition';
import { knownStems } from '#db/queries/competition/competitions';
import { isPreconditionFailure } from '#db/writer';
import {
  competitionGrades,
  competitionLength,
  competitionMinutes,
} from '#domain/learning/competition';
import type { QuestionProblem } from '#domain/learning/exchange';
import { readQuestionFile } from '../items/exchange/readQuestionFile.ts';
import { judgeBank } from './judgeBank.ts';

/** What an officer typed: moments as 2026-11-22T10:00, in Asia/Shanghai. */
export type TypedCompetition = {
  name: string;
  opensAt: string;
  closesAt: string;
  grades: readonly string[];
};
export type BankFile = { bytes: Uint8Array; fileName: string };
export type HeldCompetition = { id: number } | { problem: string; rows: QuestionProblem[] };

const dayMs = 24 * 3_600_000;
const longestDays = 31;
const mostQuestions = 1000;

/**
 * Opens a competition of a region with the questions of a file.
 * @returns its id, or what has to be mended; then nothing is stored
 */
export async function holdCompetition(
  typed: TypedCompetition,
  file: BankFile | undefined,
  by: { accountId: string; regionCode: string },
  now: number,
): Promise<HeldCompetition> {
  const name = typed.name.trim();
  const opensAt = momentOf(typed.opensAt);
  const closesAt = momentOf(typed.closesAt);
  const grades = competitionGrades.filter((grade) => typed.grades.includes(String(grade)));
  if (name === '' || [...name].length > 40) return refused('请写竞赛的名称，40 个字以内。');
  if (opensAt === undefined || closesAt === undefined) {
    return refused('请填写开始和结束的日期、时间。');
  }
  if (closesAt <= opensAt) return refused('结束要比开始晚，请改一改时间。');
  if (closesAt <= now) return refused('结束的时间已经过去了，请另选一个。');
  if (closesAt - opensAt > longestDays * dayMs) {
    return refused(`最长 ${longestDays} 天：结束以后学生才看得到结果。请缩短一些。`);
  }
  if (opensAt > now + 366 * dayMs) return refused('开始的时间在一年以后，请看看有没有写错。');
  if (grades.length === 0) return refused('请至少选一个年级。');
  if (!file) return refused('还没有选题库文件。请选一个文件，再开办。');

  const read = await readQuestionFile(file.bytes, file.fileName, { questions: mostQuestions });
  if ('unusable' in read) return refused(read.unusable.detail);
  const judged = judgeBank(read.questions, read.problems, await knownStems());
  if ('problem' in judged) return judged;
  const competition = { name, grades, opensAt, closesAt, createdAt: now };
  const rules = { items: competitionLength, minutes: competitionMinutes };
  try {
    return { id: await openCompetition({ ...competition, ...rules, ...by }, judged.bank) };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return refused('这份题库刚刚开办了一次竞赛，没有再开办。请在列表里看看。');
  }
}

const refused = (problem: string): HeldCompetition => ({ problem, rows: [] });

function momentOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined;
  const ms = Date.parse(`${text}+08:00`);
  return Number.isNaN(ms) ? undefined : ms;
}
