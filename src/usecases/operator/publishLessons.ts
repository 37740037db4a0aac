import { createHash } from 'node:crypto';
import { publishLesson } from '#db/commands/learning/publishLesson';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { stepsOf } from '#domain/learning/steps';
import { type ReadLesson, readLessons } from '#lessons/readLessons';

/**
 * Brings the database's lessons level with `content/`: a changed lesson or question becomes a
 * new version, so that nothing graded under an old one changes.
 * @returns how many lessons got a new version
 * @throws ContentError when a lesson has mistakes
 */
export async function publishLessons(contentDir: string, now: number): Promise<number> {
  const known = new Map((await currentLessons()).map((each) => [each.lessonId, each.digest]));
  let published = 0;
  for (const read of await readLessons(contentDir)) {
    const digest = digestOf({ ...read, teacherHtml: '', familyHtml: '' });
    if (known.get(read.lesson.id) === digest) continue;
    await publishLesson(versionOf(read, digest, now), itemsOf(read));
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
  steps: stepsOf(lesson),
  publishedAt: now,
});

const itemsOf = ({ items }: ReadLesson) =>
  items.map(({ id, kind, objective, stem, options, key, why }) => ({
    itemId: id,
    digest: digestOf({ kind, stem, options, key, why }),
    kind,
    objective,
    stem,
    options,
    key,
    why,
  }));

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
