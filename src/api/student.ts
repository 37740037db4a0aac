import { requireStudent } from '#auth/guards';
import { othersRefused, ownerOf } from '#auth/owner';
import type { Student } from '#usecases/student/takeLesson';

/** The signed-in student of a request and its `owner`, or the answer to give instead. */
export async function studentOf(
  request: Request,
): Promise<{ ok: true; student: Student; owner: string } | { ok: false; response: Response }> {
  const guard = await requireStudent(request);
  // Nothing is found for staff; but what a student left behind is not gone, it is not theirs.
  const others = !guard.ok && guard.response.status === 404 && othersRefused(request, '');
  if (others) return { ok: false, response: others };
  if (!guard.ok) return guard;
  const { id: accountId, resetAt, classSession } = guard.session.account;
  const refused = othersRefused(request, accountId);
  if (refused) return { ok: false, response: refused };
  const student = { studentId: guard.studentId, accountId, resetAt, classSession };
  return { ok: true, student, owner: ownerOf(accountId) };
}
