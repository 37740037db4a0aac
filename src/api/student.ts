import { requireStudent } from '#auth/guards';
import type { Student } from '#usecases/student/takeLesson';

/** The signed-in student of a request, or the answer to give instead. */
export async function studentOf(
  request: Request,
): Promise<{ ok: true; student: Student } | { ok: false; response: Response }> {
  const guard = await requireStudent(request);
  if (!guard.ok) return guard;
  const { id: accountId, resetAt } = guard.session.account;
  return { ok: true, student: { studentId: guard.studentId, accountId, resetAt } };
}
