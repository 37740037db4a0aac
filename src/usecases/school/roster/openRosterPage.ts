import { schoolState } from './schoolState.ts';

/** What the page 导入名单 says about the school. @returns students who sit in a class today */
export async function openRosterPage(
  schoolId: number,
): Promise<{ schoolName: string; students: number }> {
  const { name, students } = await schoolState(schoolId);
  return {
    schoolName: name,
    students: students.filter(({ schoolClass }) => schoolClass !== null).length,
  };
}
