import { desc, eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { certificates } from '../../schema/index.ts';

/** The certificates of a student, the newest first. */
export const certificatesOf = (studentId: number) =>
  db()
    .select()
    .from(certificates)
    .where(eq(certificates.studentId, studentId))
    .orderBy(desc(certificates.issuedAt));

/** What a certificate is for, found by its code as stored; never whose it is. */
export async function certificateWithCode(code: string) {
  const [row] = await db()
    .select({
      stage: certificates.stage,
      grade: certificates.grade,
      schoolYear: certificates.schoolYear,
      issuedAt: certificates.issuedAt,
    })
    .from(certificates)
    .where(eq(certificates.code, code));
  return row;
}
