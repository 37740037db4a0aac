import type { NewStatistics } from '#db/commands/bank/storeStatistics';
import { firstAnswers, firstScores } from '#db/queries/bank/firstAnswers';
import { termsBegun } from '#db/queries/bank/statistics';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { lessonStatistics } from '#domain/learning/statistics/lessonStatistics';
import { startOfDay } from '#domain/time';

const dayMs = 86_400_000;

/**
 * The statistics of every lesson's check in the newest term that has begun, and in earlier terms
 * that were never computed. Reads every answer of those terms: it belongs in a child process.
 * @param today YYYY-MM-DD
 */
export async function computeStatistics(today: string): Promise<NewStatistics[]> {
  const begun = await termsBegun(today);
  const due = begun.filter(({ computedAt }, i) => computedAt === null || i === begun.length - 1);
  const lessons = await currentLessons();
  const rows: NewStatistics[] = [];
  for (const { id: termId, startsOn, endsOn } of due) {
    const span = { from: startOfDay(startsOn), until: startOfDay(endsOn) + dayMs };
    const answers = Map.groupBy(await firstAnswers(span), ({ lessonId }) => lessonId);
    const scores = Map.groupBy(await firstScores(span), ({ lessonId }) => lessonId);
    for (const { lessonId } of lessons) {
      const figures = lessonStatistics(answers.get(lessonId) ?? [], scores.get(lessonId) ?? []);
      rows.push({ lessonId, termId, figures });
    }
  }
  return rows;
}
