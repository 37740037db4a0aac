import { createHash } from 'node:crypto';
import { publishLesson } from '#db/commands/learning/publishLesson';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import type { Item } from '#domain/learning/item';
import type { Lesson } from '#domain/learning/lesson';
import { stepsOf } from '#domain/learning/steps';
import { type ReadLesson, readLessons } from '#lessons/readLessons';
import { settings } from '#server/settings';

/**
 * Brings the database's lessons level with `content/`: a changed lesson or question becomes a
 * new version, so that nothing graded under an old one changes. So do changed reading speeds.
 * @returns how many lessons got a new version
 * @throws ContentError when a lesson has mistakes
 */
export async function publishLessons(contentDir: string, now: number): Promise<number> {
  const known = new Map((await currentLessons()).map((each) => [each.lessonId, each.digest]));
  let published = 0;
  const all = await readLessons(contentDir);
  for (const read of all) {
    const { lesson } = read;
    const items = all.filter((each) => drawsOn(lesson, each.lesson)).flatMap((each) => each.items);
    const steps = stepsOf(lesson, settings().readingSpeeds);
    const digest = digestOf({ lesson, items, steps });
    if (known.get(lesson.id) === digest) continue;
    await publishLesson({ ...versionOf(read, digest, now), steps }, items.map(itemOf));
    published += 1;
  }
  return published;
}

const versionOf = ({ lesson }: ReadLesson, digest: string, now: number) => ({
  lessonId: lesson.id,
  digest,
  number: lesson.number,
  title: lesson.title,
  grade: lesson.grade,
  publishedAt: now,
});

/** A lesson's check draws on its own bank, a booster's on those of its unit too. */
const drawsOn = (lesson: Lesson, other: Lesson) =>
  other.id === lesson.id || lesson.boosts.includes(other.id);

const itemOf = ({ id: itemId, ...item }: Item) => ({ itemId, digest: itemDigest(item), ...item });

/** What makes a version of a question: another text is another version. */
export const itemDigest = ({ kind, stem, options, key, why }: Omit<Item, 'id'>): string =>
  digestOf({ kind, stem, options, key, why });

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
