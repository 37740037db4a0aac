import { dayOf } from '#domain/time';
import { schoolLimits } from './limits.ts';
import { schoolState } from './schoolState.ts';

type RosterPage = {
  schoolName: string;
  /** Who sit in a class today. */
  students: number;
  /** In Asia/Shanghai. */
  today: string;
  uploadBytes: number;
};

/** What the page 导入名单 says about the school and its files. */
export async function openRosterPage(schoolId: number, now: number): Promise<RosterPage> {
  const today = dayOf(now);
  const { name, students } = await schoolState(schoolId, today);
  return {
    schoolName: name,
    students: students.filter(({ schoolClass }) => schoolClass !== null).length,
    today,
    uploadBytes: schoolLimits().uploadBytes,
  };
}
