import { correctStudent as correct } from '#db/commands/people/correctStudent';
import { pupil } from '#db/queries/people/pupil';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { flawWords } from '#domain/people/roster/flaws';
import { cleanName, cleanNumber } from '#domain/people/roster/values';
import { type Done, refuse } from './done.ts';

const anotherPerson =
  '学号和姓名都变了，像是另一个人，所以没有保存。如果只是都写错了，请先改一样，再改另一样；如果换了人，请登记离校，再导入新同学。';

/**
 * Corrects a student's number or name, by the rules of the roster. Both at once is refused, as the
 * roster refuses it: one person's record would become another's.
 * @param was what the page showed, so that two people at once do not undo each other's work
 */
export async function correctStudent(
  studentId: number,
  { was, typed }: Record<'was' | 'typed', { number: string; name: string }>,
  by: { accountId: string; now: number },
): Promise<Done> {
  const number = cleanNumber(typed.number);
  if (number.flaw) return flawed('number', number.flaw);
  const name = cleanName(typed.name);
  if (name.flaw) return flawed('name', name.flaw);
  const is = { number: number.value, name: name.value };
  if (is.number === was.number && is.name === was.name) return refuse('学号和姓名都没有变。');
  if (is.number !== was.number && is.name !== was.name) return refuse(anotherPerson);
  const found = await pupil(studentId);
  if (!found) return refuse('这名学生已经不在名单里了。');
  const schoolId = found.school.id;
  try {
    await correct({ schoolId, studentId, was, is, accountId: by.accountId, at: by.now });
    return { ok: true };
  } catch (error) {
    if (isPreconditionFailure(error)) {
      return refuse('刚才有人改过这名学生的学号或姓名，所以这次没有保存。请核对后再改。');
    }
    if (!isConstraintFailure(error)) throw error;
    return refuse(
      '这个学号在本校已经有人用了，所以没有保存。请核对学号；离校学生的学号也不能再用。',
    );
  }
}

function flawed(field: 'number' | 'name', flaw: Parameters<typeof flawWords>[1]): Done {
  const { what, todo } = flawWords(field, flaw);
  return refuse(what + (flaw === 'id' ? '请改填校内学号和学生的姓名。' : todo));
}
