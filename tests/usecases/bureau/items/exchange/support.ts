import { fileURLToPath } from 'node:url';
import type { ExchangeItem, QuestionDraft } from '#domain/learning/exchange';
import { readLessons } from '#lessons/readLessons';
import { parseQuestions } from '#usecases/bureau/items/exchange/parse/parseQuestions';

/** Every question of content/, with its lesson. */
export async function realBank(): Promise<ExchangeItem[]> {
  const content = fileURLToPath(new URL('../../../../../content/', import.meta.url));
  const lessons = await readLessons(content);
  return lessons.flatMap(({ lesson, items }) =>
    items.map((item) => ({ ...item, lesson: lesson.id })),
  );
}

/** A question that is good, with what a test wants to be different. */
export const question = (changes: Partial<ExchangeItem> = {}): ExchangeItem => ({
  id: 'test-01-refuse-501',
  lesson: 'test-01-refuse',
  kind: 'action',
  situation: true,
  objective: '先问清楚再决定',
  stem: '放学后有人塞给你一包没有标签的糖，你先做什么？',
  options: [
    { text: '先收下，回家再慢慢看', feedback: '收下以后就更难说清了，可以当场问。' },
    { text: '不收，告诉老师', feedback: '' },
    { text: '分给同桌，两个人一起尝', feedback: '不知道是什么，就别让别人冒险。' },
    { text: '扔在路边，当没有看见', feedback: '别人可能捡到，交给大人更稳妥。' },
  ],
  key: 1,
  why: '来路不明的东西先不收，再告诉可以信的大人。',
  source: '《中华人民共和国未成年人保护法》（2024年修正）',
  reviewBy: '2028-11-01',
  ...changes,
});

/** What is read of a text or bytes; refusals are thrown. */
export async function read(file: string | Uint8Array) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const result = await parseQuestions(bytes, { questions: 2000 });
  if ('unusable' in result) throw new Error(result.unusable.detail);
  return result;
}

/** The questions of a file that has no problem. */
export async function questionsOf(file: string | Uint8Array): Promise<QuestionDraft[]> {
  const { questions, problems } = await read(file);
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return questions.map((each) => each.question);
}
