import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import { certificates } from '../../schema/index.ts';

/**
 * Is all that earned it still of class A or B? A class session that was ended too early, or a
 * corrected list, takes that back until the lesson is completed anew. Columns are written out: as a
 * selected field Drizzle would leave the table's name off, and they would mean those of `c` and `q`.
 */
const holds = sql<number>`not exists (
  select 1 from completions c
  join requirements q on q.lesson_id = c.lesson_id
    and q.stage = certificates.stage and q.grade = certificates.grade
  join terms t on t.id = q.term_id
  where c.student_id = certificates.student_id and c.evidence = 'C'
    and c.completed_at <= certificates.issued_at
    and t.starts_on >= certificates.school_year || '-09-01'
    and t.starts_on <= date(certificates.issued_at / 1000 + 8 * 3600, 'unixepoch'))`;

/** The certificates of a student, the newest first; `holds` is 0 while one is not valid. */
export const certificatesOf = (studentId: number) =>
  db()
    .select({ ...getTableColumns(certificates), holds })
    .from(certificates)
    .where(eq(certificates.studentId, studentId))
    .orderBy(desc(certificates.issuedAt));

/** What a valid certificate is for, found by its code as stored; never whose it is. */
export async function certificateWithCode(code: string) {
  const [row] = await db()
    .select({
      stage: certificates.stage,
      grade: certificates.grade,
      schoolYear: certificates.schoolYear,
      issuedAt: certificates.issuedAt,
    })
    .from(certificates)
    .where(and(eq(certificates.code, code), holds));
  return row;
}
