import { publishLesson } from '#db/commands/learning/publishLesson';
import { itemKinds } from '#domain/learning/item';
import { morning } from './clock.ts';

export const firstLesson = 'test-01-refuse';
export const secondLesson = 'test-02-ask';

/** The steps of both lessons; their floors add up to 100 seconds. */
export const steps = [
  { id: 'stop-1', floorSeconds: 10 },
  { id: 'story', floorSeconds: 30 },
  { id: 'facts', floorSeconds: 40 },
  { id: 'practice', floorSeconds: 20 },
];
export const floorSeconds = 100;
const bankSize = 16;

/** The right option of question n; every place is the right one sometimes. */
const keyOf = (n: number) => n % 4;

/** Question n of a lesson. Its words tell a test where they came from. */
const item = (lessonId: string, n: number) => ({
  itemId: `${lessonId}-q${n}`,
  digest: `digest-${n}`,
  kind: itemKinds[n % itemKinds.length] ?? 'knowledge',
  objective: `目标${n}`,
  stem: `${lessonId} 题干${n}`,
  options: [0, 1, 2, 3].map((option) => ({
    text: `${lessonId} 选项${n}-${option}`,
    feedback: `${lessonId} 反馈${n}-${option}`,
  })),
  key: keyOf(n),
  why: `${lessonId} 解析${n}`,
});

/** What must not leave the server before an attempt is finished. */
export const secretsOf = (lessonId: string): string[] =>
  Array.from({ length: bankSize }, (_, n) => item(lessonId, n)).flatMap(
    ({ options, why, objective }) => [...options.map((option) => option.feedback), why, objective],
  );

/** Publishes a lesson; with other steps it becomes a new version. */
export const publishTestLesson = (lessonId: string, number: number, stepsNow = steps) =>
  publishLesson(
    {
      lessonId,
      digest: JSON.stringify(stepsNow),
      number,
      title: `第${number}课`,
      grade: 7,
      steps: stepsNow,
      publishedAt: morning,
    },
    Array.from({ length: bankSize }, (_, n) => item(lessonId, n)),
  );

/** Two lessons with the same steps and 16 questions each. */
export async function publishTestLessons(): Promise<void> {
  await publishTestLesson(firstLesson, 1);
  await publishTestLesson(secondLesson, 2);
}
