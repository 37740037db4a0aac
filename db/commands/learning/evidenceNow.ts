import { type SQL, sql } from 'drizzle-orm';

/**
 * The evidence class of an act at the moment it is stored: a class session may have been ended
 * too early, or the student noted as absent, since the request was let in.
 */
export const evidenceNow = (act: {
  studentId: number;
  evidence: 'A' | 'B' | 'C';
  classSessionId: number | null;
}): SQL<'A' | 'B' | 'C'> | 'A' | 'B' | 'C' =>
  act.classSessionId === null
    ? act.evidence
    : sql`(select case when s.evidence = 'A' and p.present then 'A' else 'C' end
        from class_sessions s left join attendance p
          on p.class_session_id = s.id and p.student_id = ${act.studentId}
        where s.id = ${act.classSessionId})`;
