/** Words of staff to the bureau, or back; characters. */
export const longestNote = 200;

/** What was typed into a note as it is kept: one line, without blanks at its ends. */
export const readNote = (typed: string): string => typed.replace(/[\p{Cc}\p{Zs}\s]+/gu, ' ').trim();

/** Characters as people count them. */
export const isTooLong = (note: string): boolean => [...note].length > longestNote;

/** Does a note tell who a student is? The bureau never sees a student's name or number. */
export const tellsWho = (
  note: string,
  students: readonly { name: string; number: string }[],
): boolean => students.some(({ name, number }) => note.includes(name) || note.includes(number));
