export const leastStudentPassword = 8;
export const leastStaffPassword = 12;

/**
 * What is wrong with a password that someone chooses, or undefined. Long enough and not the
 * first thing a classmate would try; no list of character classes (NIST SP 800-63B).
 * @param known what others know of the person: number, name, school code
 */
export function passwordProblem(
  password: string,
  least: number,
  known: readonly string[],
): string | undefined {
  // As it is hashed: digits of full width are the same digits.
  const tidy = password.normalize('NFKC');
  const length = [...tidy].length;
  if (length < least) return `密码至少要 ${least} 个字，现在是 ${length} 个。`;
  if (length > 128) return '密码太长了，最多 128 个字。';
  const plain = tidy.toLowerCase();
  if (new Set(plain).size < 4) return '这个密码太容易猜到，请换一个字不太重复的。';
  if (isSequence(plain)) return '连着的数字或字母太容易猜到，请换一个。';
  if (
    known.some((word) => word.length >= 2 && plain.replaceAll(word.toLowerCase(), '').length < 4)
  ) {
    return '密码里不要只有学号或姓名，请换一个别人猜不到的。';
  }
  return undefined;
}

function isSequence(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
