import type { Line } from '#domain/learning/lesson';
import { cast, moods, narrator, usualMood } from './names.ts';
import type { Problems } from './problems.ts';
import { length } from './text.ts';

/** A bubble longer than this is not read on a phone. */
const mostCharacters = 60;
// Full-width and half-width punctuation are alike to an author.
const speech = /^([^:\uFF1A(\uFF08]{1,10})(?:[(\uFF08]([^)\uFF09]*)[)\uFF09])?\s*[:\uFF1A]\s*(.+)$/;

/** Reads `名字（表情）：台词` or `旁白：台词`. */
export function readLine(raw: string, line: number, problems: Problems): Line | undefined {
  const [, who = '', mood, text] = speech.exec(raw) ?? [];
  if (!text) {
    problems.add(
      line,
      `“${raw.slice(0, 12)}”读不懂：台词写成“名字（表情）：台词”，旁白写成“旁白：……”。`,
    );
    return undefined;
  }
  if (length(text) > mostCharacters) {
    problems.add(
      line,
      `这句有 ${length(text)} 个字，每句不超过 ${mostCharacters} 字，请拆成两句。`,
    );
  }
  if (who === narrator) {
    if (mood) problems.add(line, '旁白不写表情。');
    return { who, text };
  }
  if (!cast.includes(who)) {
    problems.add(line, `故事里没有“${who}”，人物只有：${cast.join('、')}；旁白写“旁白：”。`);
  }
  if (mood && !moods.includes(mood)) {
    problems.add(line, `没有“${mood}”这种表情，可以用：${moods.join('、')}。`);
  }
  return { who, mood: mood || usualMood, text };
}
