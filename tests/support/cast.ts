/**
 * Who lives in the county of `county.ts`: a busy school in one township, a quiet one in the
 * other, each with one class of grade 7; an officer, and the officer of the county next door.
 */
export const provinceCode = '990000';
export const cityCode = '990100';
export const countyCode = '990101';
export const busyTown = '990101001';
export const quietTown = '990101002';
export const neighbourCounty = '990102';

/** Fits `Student` of the use cases as it is. */
export type CastStudent = {
  studentId: number;
  accountId: string;
  resetAt: number | null;
  number: string;
  name: string;
};
export type CastStaff = { staffId: number; accountId: string; name: string };

const student = (studentId: number, name: string): CastStudent => ({
  studentId,
  accountId: `student-${studentId}`,
  resetAt: null,
  number: `20260${studentId}`,
  name,
});
const staff = (staffId: number, name: string): CastStaff => ({
  staffId,
  accountId: `staff-${staffId}`,
  name,
});

export const xiaoming = student(101, '李小明');
export const xiaohong = student(102, '王小红');
export const dawei = student(103, '张大伟');
export const ningning = student(201, '赵宁宁');
export const anan = student(202, '陈安安');

/** The school where everybody takes part. */
export const busy = {
  schoolId: 1,
  schoolCode: 'BZ01',
  regionCode: busyTown,
  name: '忙忙中学',
  classId: 11,
  teacher: staff(1, '周老师'),
  admin: staff(2, '忙忙中学管理员'),
  students: [
    xiaoming,
    xiaohong,
    dawei,
    student(104, '刘一'),
    student(105, '杨二'),
    student(106, '黄三'),
  ],
};

/** The school where nothing happened yet. */
export const quiet = {
  schoolId: 2,
  schoolCode: 'JZ01',
  regionCode: quietTown,
  name: '静静中学',
  classId: 21,
  teacher: staff(3, '林老师'),
  admin: staff(4, '静静中学管理员'),
  students: [
    ningning,
    anan,
    student(203, '吴四'),
    student(204, '徐五'),
    student(205, '孙六'),
    student(206, '胡七'),
  ],
};

export const officer = staff(5, '示范县禁毒办');
export const townOfficer = staff(6, '忙忙镇禁毒办');
export const neighbourOfficer = staff(7, '邻县禁毒办');

export const castSchools = [busy, quiet];
