import type { Choice, StopOption } from '#domain/learning/lesson';
import type { Problems } from './problems.ts';

const choice = /^[-*+]\s+\[(.+?)\]\((\S*?)\)\s*(.*)$/;
const option = /^[-*+]\s+\[([ xX])\]\s+(.+)$/;
const dash = /^(.*?)\s*(?:——|—|--)\s*(.+)$/;

const oneLine = (raw: string): string => raw.trim().replace(/\s*\n\s*/g, '');

/** Reads `- [选择的话](去哪个场景) —— 近处的后果`. */
export function readChoice(raw: string, line: number, problems: Problems): Choice | undefined {
  const [, text, to, rest = ''] = choice.exec(oneLine(raw)) ?? [];
  if (!text || to === undefined) {
    problems.add(line, '选择要写成“- [选择的话](去哪个场景) —— 近处的后果，一句话。”。');
    return undefined;
  }
  const [, before, feedback] = dash.exec(rest) ?? [];
  if (!feedback || before) {
    problems.add(line, `选择“${text}”后面要用“ —— ”接一句近处的后果。`);
    return undefined;
  }
  return { text, to, feedback };
}

/** Reads `- [x] 合适的回答 —— 反馈` or `- [ ] …`. */
export function readStopOption(
  raw: string,
  line: number,
  problems: Problems,
): StopOption | undefined {
  const [, mark, rest = ''] = option.exec(oneLine(raw)) ?? [];
  const [, text, feedback] = dash.exec(rest) ?? [];
  if (!mark || !text || !feedback) {
    problems.add(line, '“停一停”的选项要写成“- [x] 回答 —— 反馈”或“- [ ] 回答 —— 反馈”。');
    return undefined;
  }
  return { text, fits: mark !== ' ', feedback };
}
