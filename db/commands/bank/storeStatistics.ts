import type { LessonFigures } from '#domain/learning/statistics/figures';
import { write } from '../../writer.ts';

export type NewStatistics = { lessonId: string; termId: string; figures: LessonFigures };

/** Stores what was computed in place of what was computed before; all of it or nothing. */
export const storeStatistics = (rows: readonly NewStatistics[], now: number) =>
  write([
    {
      sql: `insert into lesson_statistics (lesson_id, term_id, computed_at, figures)
        select value ->> 'lessonId', value ->> 'termId', :now, value -> 'figures'
        from json_each(:rows) where true
        on conflict do update set computed_at = excluded.computed_at, figures = excluded.figures`,
      args: { rows: JSON.stringify(rows), now },
    },
  ]);
