import type { Lesson } from '#domain/learning/lesson';
import { readBlocks, readSections } from './blocks.ts';
import { readFrontmatter } from './frontmatter.ts';
import { readPractice } from './practice.ts';
import { Problems } from './problems.ts';
import { checkFacts, proseLength, readProse } from './prose.ts';
import { readStory } from './story.ts';
import { normalise } from './text.ts';

/** Most characters of facts and help together, by grade: a primary pupil reads half a page. */
const mostCharacters = (grade: number): number => (grade <= 6 ? 600 : 900);

/**
 * Reads lesson.md.
 * @param file how the author knows the file, e.g. `lessons/grade-7/09-new-friends/lesson.md`
 * @throws ContentError with every mistake found
 */
export function parseLesson(markdown: string, file: string): Lesson {
  const problems = new Problems(file);
  const { head, body, bodyLine } = readFrontmatter(normalise(markdown), file, problems);
  const sections = readSections(readBlocks(body, bodyLine), problems);
  const sources = head?.sources.map(({ id }) => id);
  const story = sections.get('故事');
  const facts = sections.get('事实');
  const practice = sections.get('练一练');
  const help = sections.get('找谁帮忙');

  const scenes = story ? readStory(story, problems) : [];
  const activity = practice && readPractice(practice, sources, problems);
  // Without a readable head every citation would look wrong.
  const factsHtml = facts && sources ? readProse(facts, sources, problems) : '';
  const helpHtml = help && sources ? readProse(help, sources, problems) : '';
  if (facts) checkFacts(facts, problems);
  const characters = proseLength(factsHtml) + proseLength(helpHtml);
  if (head && facts && characters > mostCharacters(head.grade)) {
    problems.add(
      facts.line,
      `“事实”和“找谁帮忙”一共 ${characters} 字，这个年级不超过 ${mostCharacters(head.grade)} 字，请精简。`,
    );
  }
  problems.throwIfAny();
  if (!head || !activity) throw new Error(`${file}: unread part without a reported problem`);
  const { reviews: _staffOnly, ...rest } = head;
  return { ...rest, story: scenes, factsHtml, practice: activity, helpHtml };
}
