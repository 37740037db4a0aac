import { length } from '../text.ts';
import type { Finding, Rule } from './finding.ts';
import { linesOf, pageOf } from './places.ts';

const leastCharacters = 6;

/** Descriptions of pictures that would tell a listener nothing. */
export const alt: Rule = ({ lessons }) =>
  lessons.flatMap((lesson) => {
    const page = pageOf(lesson, 'lesson.md');
    return linesOf(page).flatMap(({ line, text }) => {
      const [, said] = /^\s*!\[(.*?)\]\(/.exec(text) ?? [];
      if (said === undefined) return [];
      const found = (told: string): Finding[] => [
        { file: page.file, line, level: 'error', text: told },
      ];
      if (/^(?:图片|图中|插图|配图)/.test(said.trim())) {
        return found(`图的说明不要从“${said.trim().slice(0, 2)}”开始，直接写看到了什么。`);
      }
      if (length(said.trim()) < leastCharacters) {
        return found(`图的说明至少 ${leastCharacters} 个字，请写清谁在哪里做什么。`);
      }
      return [];
    });
  });
