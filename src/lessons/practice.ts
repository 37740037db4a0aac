import type { Practice } from '#domain/learning/lesson';
import type { Section } from './blocks.ts';
import { chart } from './practices/chart.ts';
import { chat } from './practices/chat.ts';
import { dialogue } from './practices/dialogue.ts';
import { match } from './practices/match.ts';
import { norm } from './practices/norm.ts';
import { order } from './practices/order.ts';
import { refuse } from './practices/refuse.ts';
import { sort } from './practices/sort.ts';
import type { Problems } from './problems.ts';

const kinds = { sort, order, match, chat, dialogue, refuse, norm, chart };
const isKind = (name: string): name is Practice['kind'] => Object.hasOwn(kinds, name);

/**
 * Reads 练一练: one sentence of instruction and one activity.
 * @param sources ids of the lesson's sources, undefined when its head cannot be read
 */
export function readPractice(
  section: Section,
  sources: readonly string[] | undefined,
  problems: Problems,
): Practice | undefined {
  const paragraphs = section.blocks.filter(({ token }) => token.type === 'paragraph');
  const fences = section.blocks.filter(({ token }) => token.type === 'code');
  const intro = paragraphs.map(({ token }) => (token as { text: string }).text).join('');
  if (!intro) problems.add(section.line, '“练一练”先用一句话说明做什么。');
  const fence = fences[0];
  const names = Object.keys(kinds).join('、');
  if (!fence || fences.length > 1 || fence.token.type !== 'code') {
    problems.add(fences[1]?.line ?? section.line, `“练一练”要有一个代码块，名称是：${names}。`);
    return undefined;
  }
  const kind: string = fence.token.lang ?? '';
  if (!isKind(kind)) {
    problems.add(fence.line, `没有“${kind}”这种练习，可以用：${names}。`);
    return undefined;
  }
  const yaml: string = fence.token.text;
  const activity = kinds[kind](yaml, fence.line + 1, sources, problems);
  return activity && ({ kind, intro, ...activity } as Practice);
}
