import type { Role } from './role.ts';

export type Scope = 'class' | 'school' | 'region';

/**
 * `read`: figures; in a class, the names too. `names`: lists of students. `act`: the daily work of
 * the scope's own staff. `manage`: what a superior does to it: name, place, merging, staff.
 */
export type Deed = 'read' | 'names' | 'act' | 'manage';

/**
 * Who may do what where. An officer sees figures down to the class, never the names in it;
 * a list of the unfinished is a help list for the class teacher and their school.
 */
export const permissions: Record<Role, Partial<Record<Scope, readonly Deed[]>>> = {
  teacher: { class: ['read', 'act'] },
  'school-admin': { class: ['read', 'act'], school: ['read', 'names', 'act'] },
  officer: { school: ['read', 'manage'], region: ['read', 'act'] },
};

/** A role with the one place it holds in. */
export type HeldRole = {
  role: Role;
  regionCode: string | null;
  schoolId: number | null;
  classId: number | null;
};

/** Where an object stands: its class and school, if any, and its region with all above it. */
export type Place = { classId?: number; schoolId?: number; regionCodes: readonly string[] };

/** May a person with these roles do this to an object of this scope that stands there? */
export function may(held: readonly HeldRole[], deed: Deed, scope: Scope, place: Place): boolean {
  return held.some(
    (each) => permissions[each.role][scope]?.includes(deed) === true && covers(each, place),
  );
}

function covers(held: HeldRole, place: Place): boolean {
  if (held.classId !== null) return held.classId === place.classId;
  if (held.schoolId !== null) return held.schoolId === place.schoolId;
  return held.regionCode !== null && place.regionCodes.includes(held.regionCode);
}
