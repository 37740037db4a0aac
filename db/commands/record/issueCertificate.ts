import type { Earned } from '#domain/learning/certificate';
import { mustHaveChanged, write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';
import { placeOfStudent } from '../audit/placeOf.ts';

/**
 * Issues a student's certificate for a grade.
 * @param lessons all that is required; each must be completed on evidence A or B
 * @throws a precondition failure when one is not, a constraint failure when there is one already
 */
export const issueCertificate = (
  { code, studentId, stage, grade, schoolYear }: Earned & { code: string; studentId: number },
  lessons: readonly string[],
  by: { accountId: string; now: number },
) =>
  write([
    {
      sql: `insert into certificates (code, student_id, stage, grade, school_year, issued_at)
        select :code, s.id, :stage, :grade, :schoolYear, :now from students s
        where s.id = :student and s.erased_at is null and not exists (
          select 1 from json_each(:lessons) l where not exists (
            select 1 from completions c where c.student_id = s.id and c.lesson_id = l.value
              and c.evidence in ('A', 'B')))`,
      args: {
        ...{ code, student: studentId, stage, grade, schoolYear },
        ...{ now: by.now, lessons: JSON.stringify(lessons) },
      },
    },
    mustHaveChanged,
    auditEvent({
      at: by.now,
      accountId: by.accountId,
      act: 'issueCertificate',
      subject: `student ${studentId}`,
      ...placeOfStudent(studentId),
      detail: { stage, grade, schoolYear },
    }),
  ]);
