import type { TrailRow } from '#db/queries/audit/trail';
import { auditActNames } from '#domain/audit/acts';
import { operatorAccount } from '#domain/audit/operator';
import { className, schoolYearOf } from '#domain/people/grade';
import { roleNames } from '#domain/people/role';
import { dayOf, timeOf } from '#domain/time';
import { detailWords } from './detailWords.ts';

/** An event in words. */
export type TrailLine = {
  id: number;
  /** 2026-10-14 09:05, Asia/Shanghai. */
  when: string;
  who: string;
  /** 班主任; empty for students and the system. */
  role: string;
  what: string;
  /** Whom or what it was done to. */
  on: string;
  /** Where it happened; empty where it is plain. */
  place: string;
  detail: string;
};

/** Says an event in words; students have a name in them only if the row has it. */
export const trailLine = (row: TrailRow): TrailLine => ({
  id: row.id,
  when: `${dayOf(row.at)} ${timeOf(row.at)}`,
  who: doer(row),
  role: row.staffRole ? roleNames[row.staffRole] : '',
  what: auditActNames[row.act],
  on: subject(row),
  place: row.schoolName ?? row.regionName ?? '',
  detail: detailWords(row.act, row.detail),
});

function doer({ accountId, staffName, byStudent, studentName }: TrailRow): string {
  if (accountId === null) return '系统或运维人员';
  if (accountId === operatorAccount) return '运维人员';
  if (byStudent) return studentName ? `学生 ${studentName}` : '学生';
  return staffName ?? '已删除的账号';
}

function subject(row: TrailRow): string {
  const { stage, entryYear, classNumber: number, takenOn, aboutStudent, aboutStaff } = row;
  if (stage && entryYear !== null && number !== null) {
    return className({ stage, entryYear, number }, schoolYearOf(dayOf(row.at)));
  }
  if (takenOn) return `${takenOn} 的名册`;
  if (aboutStudent !== null) return aboutStudentWords(row);
  if (aboutStaff) return aboutStaff === row.staffName ? '自己' : aboutStaff;
  if (row.kind === 'school') return row.schoolName ?? '';
  if (row.kind === 'region') return row.regionName ?? '';
  return '';
}

function aboutStudentWords({ byStudent, aboutName }: TrailRow): string {
  if (byStudent) return '自己';
  return aboutName ? `学生 ${aboutName}` : '一名学生';
}
