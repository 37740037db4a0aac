import type { Finding } from '#domain/indicators/anomaly/records';
import { write } from '../../writer.ts';

export type ClassFinding = Finding & { classId: number; schoolId: number; lessonId: string };

/**
 * Puts what was found now in the place of what was found before in the schools of these regions.
 * @param at when it was looked for, ms
 */
export const replaceFindings = (
  codes: readonly string[],
  found: readonly ClassFinding[],
  at: number,
) =>
  write([
    {
      sql: `delete from findings where school_id in (
        select id from schools where region_code in (select value from json_each(?)))`,
      args: [JSON.stringify(codes)],
    },
    {
      sql: `insert into findings (class_id, school_id, sign, lesson_id, students, detail, at)
        select value ->> 'classId', value ->> 'schoolId', value ->> 'sign', value ->> 'lessonId',
          value ->> 'students', value -> 'detail', ?
        from json_each(?)`,
      args: [at, JSON.stringify(found)],
    },
  ]);
