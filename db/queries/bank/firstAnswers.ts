import { sql } from 'drizzle-orm';
import type { AnswerCount, ScoreCount } from '#domain/learning/statistics/lessonStatistics';
import { db } from '../../client.ts';

/** Instants: from the first up to, but without, the second. */
export type Span = { from: number; until: number };

const firstChecks = ({ from, until }: Span) => sql`a.kind = 'check' and a.ordinal = 1
  and a.finished_at >= ${from} and a.finished_at < ${until}`;

/**
 * What was answered in first attempts at checks that were finished then, counted per lesson, item
 * version, position, option and score. Reads every answer of that time: for a child process.
 */
export const firstAnswers = (span: Span) =>
  db().all<AnswerCount & { lessonId: string }>(sql`
    select a.lesson_id as lessonId, i.item_id as itemId, i.id as version, i.key, r.position,
      r.chosen, a.score, count(*) as n
    from attempts a
    join responses r on r.attempt_id = a.id
    join attempt_items d on d.attempt_id = a.id and d.position = r.position
    join item_versions i on i.id = d.item_version_id
    where ${firstChecks(span)}
    group by a.lesson_id, i.id, r.position, r.chosen, a.score`);

/** The scores of the same attempts, counted per lesson. */
export const firstScores = (span: Span) =>
  db().all<ScoreCount & { lessonId: string }>(sql`
    select a.lesson_id as lessonId, a.score, count(*) as n, sum(a.score >= a.pass_mark) as passed
    from attempts a where ${firstChecks(span)} group by a.lesson_id, a.score`);
