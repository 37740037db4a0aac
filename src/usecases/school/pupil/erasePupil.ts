import { erase } from '#db/commands/people/erase';
import { pupil } from '#db/queries/people/pupil';
import { isPreconditionFailure } from '#db/writer';
import { tidy } from '#domain/people/roster/values';
import { dayOf } from '#domain/time';
import { type Done, refuse } from '../students/done.ts';

const gone = '这名学生的信息已经删除了。';
export const wrongNumber =
  '学号不对，所以什么也没有删除。请核对这是不是要删除的学生，再输一次学号。';

/** Is this the student's number? Who erases types it, so that nobody else goes by a slip. */
export async function isNumberOf(studentId: number, typed: string): Promise<boolean> {
  const found = await pupil(studentId);
  return found !== undefined && tidy(typed).replace(/\s/g, '') === found.number;
}

/**
 * Erases a student for good at the request of the family: the person goes, the figures stay.
 * @param typed the student's number once more
 */
export async function erasePupil(
  studentId: number,
  typed: string,
  by: { accountId: string; now: number },
): Promise<Done> {
  if (!(await pupil(studentId))) return refuse(gone);
  if (!(await isNumberOf(studentId, typed))) {
    return refuse(wrongNumber);
  }
  try {
    const { accountId, now } = by;
    await erase({ students: [studentId], accountId, at: now, today: dayOf(now) });
    return { ok: true };
  } catch (error) {
    if (isPreconditionFailure(error)) return refuse(gone);
    throw error;
  }
}
