import { sql } from 'drizzle-orm';
import type { Sign } from '#domain/indicators/sign';
import type { Stage } from '#domain/people/school';
import { db } from '../../client.ts';

export type FindingRow = {
  id: number;
  schoolCode: string;
  schoolName: string;
  stage: Stage;
  entryYear: number;
  number: number;
  sign: Sign;
  lessonId: string | null;
  students: number;
  detail: Record<string, number>;
  at: number;
};

/** What looked odd in the schools of these regions, in the order of school codes and classes. */
export async function findingsWithin(codes: readonly string[]): Promise<FindingRow[]> {
  const rows = await db().all<Omit<FindingRow, 'detail'> & { detail: string }>(sql`
    select f.id, s.code as schoolCode, s.name as schoolName, k.stage, k.entry_year as entryYear,
      k.number, f.sign, f.lesson_id as lessonId, f.students, f.detail, f.at
    from schools s
    join findings f on f.school_id = s.id
    join school_classes k on k.id = f.class_id
    where s.region_code in (select value from json_each(${JSON.stringify(codes)}))
    order by s.code, k.stage, k.entry_year desc, k.number, f.lesson_id, f.id`);
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}
