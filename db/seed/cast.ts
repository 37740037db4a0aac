import type { Role } from '#domain/people/role';

export type CastStaff = {
  id: string;
  role: Role;
  /** Shown name. */
  name: string;
  /** The place the role holds in, in words. */
  scope: string;
  holds: { regionCode: string } | { school: string } | { firstClassOf: string };
  signIn: { name: string };
};

export type CastStudent = {
  id: string;
  role: 'student';
  name: string;
  scope: string;
  /** Never signed in; lesson one done and lesson two begun; all lessons done. */
  state: 'fresh' | 'middle' | 'done';
  /** Everyone sits in class 1 of the school's first grade. */
  signIn: { schoolCode: string; number: string; with: 'card' | 'password' };
};

/** The one who froze the roll. */
export const countyOfficer = staff(
  'county-officer',
  'officer',
  '县教育局',
  '示范县及各乡镇',
  { regionCode: '990101' },
  'county-officer',
);

/** Members of staff the demonstration can be seen through. */
export const castStaff: readonly CastStaff[] = [
  staff(
    'city-officer',
    'officer',
    '市教育局',
    '示范市及所辖各县',
    { regionCode: '990100' },
    'city-officer',
  ),
  countyOfficer,
  staff(
    'river-officer',
    'officer',
    '河东镇教育办',
    '河东镇',
    { regionCode: '990101002' },
    'river-officer',
  ),
  staff('busy-admin', 'school-admin', '林校管', '示范第一中学', { school: 'SF01' }, 'sf01-admin'),
  staff(
    'busy-teacher',
    'teacher',
    '陈老师',
    '示范第一中学七年级1班',
    { firstClassOf: 'SF01' },
    'sf01-t01',
  ),
  staff('quiet-admin', 'school-admin', '吴校管', '河东示范中学', { school: 'SF07' }, 'sf07-admin'),
  staff(
    'quiet-teacher',
    'teacher',
    '何老师',
    '河东示范中学七年级1班',
    { firstClassOf: 'SF07' },
    'sf07-t01',
  ),
];

/** Students the demonstration can be seen through. */
export const castStudents: readonly CastStudent[] = [
  student('new-student', '林小禾', '示范第二中学七年级1班', 'fresh', 'SF02', '00009'),
  student('middle-student', '周子宁', '示范第一中学七年级1班', 'middle', 'SF01', '00007'),
  student('done-student', '陈一诺', '示范第一中学七年级1班', 'done', 'SF01', '00012'),
  student('quiet-student', '杨晓舟', '河东示范中学七年级1班', 'fresh', 'SF07', '00005'),
];

/**
 * The cast with how to sign in, for `npm run -s cast`.
 * @param secretFor this installation's password of a person
 * @param cardFor this installation's card code of a student
 */
export function describeCast(secretFor: (id: string) => string, cardFor: (id: string) => string) {
  return [
    ...castStaff.map(({ id, role, name, scope, signIn }) => {
      return { id, role, name, scope, signIn: { ...signIn, password: secretFor(id) } };
    }),
    ...castStudents.map(({ id, role, name, scope, signIn }) => {
      const { with: kind, ...who } = signIn;
      const secret = kind === 'card' ? { card: cardFor(id) } : { password: secretFor(id) };
      return { id, role, name, scope, signIn: { ...who, ...secret } };
    }),
  ];
}

function staff(
  id: string,
  role: Role,
  name: string,
  scope: string,
  holds: CastStaff['holds'],
  signInName: string,
): CastStaff {
  return { id, role, name, scope, holds, signIn: { name: signInName } };
}

function student(
  id: string,
  name: string,
  scope: string,
  state: CastStudent['state'],
  schoolCode: string,
  number: string,
): CastStudent {
  const kind = state === 'fresh' ? 'card' : 'password';
  return { id, role: 'student', name, scope, state, signIn: { schoolCode, number, with: kind } };
}
