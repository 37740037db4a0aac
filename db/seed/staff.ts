import type { Role } from '#domain/people/role';
import { accounts, staff, staffRoles } from '../schema/index.ts';
import { write } from '../writer.ts';
import { type CastStaff, castStaff } from './cast.ts';
import type { Chance } from './chance.ts';
import { type Credential, noUsablePassword } from './credentials.ts';
import { insertRows } from './insertRows.ts';
import { madeUpName } from './names.ts';
import type { SeedSchool } from './roster.ts';

type Post = {
  signInName: string;
  role: Role;
  regionCode?: string;
  schoolId?: number;
  classId?: number;
};

export type SeedStaff = {
  accountOf: (signInName: string) => string;
  teacherOf: (classId: number) => string;
};

/**
 * Officers of the county and its city, an admin for each school, a teacher for each class.
 * Only the cast can sign in; the others, who act all the same, have passwords nobody knows.
 */
export async function seedStaff(
  random: Chance,
  schools: readonly SeedSchool[],
  since: { day: string; at: number },
  credentials: ReadonlyMap<string, Credential>,
): Promise<SeedStaff> {
  const people = posts(schools).map((post, i) => {
    const cast = castStaff.find(({ signIn }) => signIn.name === post.signInName);
    const displayName = cast?.name ?? madeUpName(random);
    return { ...post, cast, displayName, id: i + 1, accountId: random.code(16) };
  });
  await write([
    ...insertRows(
      staff,
      people.map(({ id, signInName, displayName }) => ({ id, name: signInName, displayName })),
    ),
    ...insertRows(
      staffRoles,
      people.map(({ id, role, regionCode, schoolId, classId }) => {
        return { id, staffId: id, role, regionCode, schoolId, classId, fromOn: since.day };
      }),
    ),
    ...insertRows(
      accounts,
      people.map(({ id, accountId, cast }) => ({
        id: accountId,
        staffId: id,
        activatedAt: since.at,
        passwordHash: noUsablePassword,
        ...(cast && credentials.get(cast.id)),
      })),
    ),
  ]);
  const byName = new Map(people.map(({ signInName, accountId }) => [signInName, accountId]));
  const byClass = new Map(people.map(({ classId, accountId }) => [classId, accountId]));
  return {
    accountOf: (name) => byName.get(name) ?? missing(name),
    teacherOf: (classId) => byClass.get(classId) ?? missing(`class ${classId}`),
  };
}

function posts(schools: readonly SeedSchool[]): Post[] {
  return [
    ...castStaff.flatMap(officer),
    ...schools.flatMap(({ id, plan, classes }) => {
      const prefix = plan.code.toLowerCase();
      return [
        { signInName: `${prefix}-admin`, role: 'school-admin', schoolId: id } as const,
        ...classes.map((each, i) => {
          const signInName = `${prefix}-t${String(i + 1).padStart(2, '0')}`;
          return { signInName, role: 'teacher', classId: each.id } as const;
        }),
      ];
    }),
  ];
}

const officer = ({ role, holds, signIn }: CastStaff): Post[] =>
  'regionCode' in holds ? [{ signInName: signIn.name, role, regionCode: holds.regionCode }] : [];

function missing(who: string): never {
  throw new Error(`the demonstration county has no staff account for ${who}`);
}
