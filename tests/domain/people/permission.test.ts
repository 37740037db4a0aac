import { describe, expect, test } from 'vitest';
import { type Deed, type HeldRole, may, type Place, type Scope } from '#domain/people/permission';
import { type Role, roles } from '#domain/people/role';

const above = ['town', 'county', 'city', 'province'];
const schoolClass: Place = { classId: 11, schoolId: 1, regionCodes: above };
const school: Place = { schoolId: 1, regionCodes: above };
const region: Place = { regionCodes: above };
const places: Record<Scope, Place> = { class: schoolClass, school, region };

const held = (role: Role, scope: Partial<HeldRole>): HeldRole => ({
  role,
  regionCode: null,
  schoolId: null,
  classId: null,
  ...scope,
});
const here: Record<Role, HeldRole> = {
  teacher: held('teacher', { classId: 11 }),
  'school-admin': held('school-admin', { schoolId: 1 }),
  officer: held('officer', { regionCode: 'county' }),
};
const elsewhere: Record<Role, HeldRole> = {
  teacher: held('teacher', { classId: 12 }),
  'school-admin': held('school-admin', { schoolId: 2 }),
  officer: held('officer', { regionCode: 'county next door' }),
};

/** Everything that anyone may do in their own place; whatever is not here is refused. */
const allowed: Record<Role, string[]> = {
  teacher: ['read class', 'act class'],
  'school-admin': ['read class', 'act class', 'read school', 'names school', 'act school'],
  officer: ['read school', 'manage school', 'read region', 'act region'],
};

const deeds: Deed[] = ['read', 'names', 'act', 'manage'];
const scopes: Scope[] = ['class', 'school', 'region'];

describe.each(roles)('a %s', (role) => {
  test.each(deeds.flatMap((deed) => scopes.map((scope) => [deed, scope] as const)))(
    'may %s a %s only as the table says, and never elsewhere',
    (deed, scope) => {
      const expected = allowed[role].includes(`${deed} ${scope}`);
      expect(may([here[role]], deed, scope, places[scope])).toBe(expected);
      expect(may([elsewhere[role]], deed, scope, places[scope])).toBe(false);
    },
  );
});

test('who holds no role may nothing', () => {
  for (const deed of deeds) {
    for (const scope of scopes) expect(may([], deed, scope, places[scope])).toBe(false);
  }
});

test('an officer sees what lies below, not what lies above or beside', () => {
  const officer = [here.officer];
  expect(may(officer, 'read', 'region', { regionCodes: ['county', 'city', 'province'] })).toBe(
    true,
  );
  expect(may(officer, 'read', 'region', { regionCodes: ['city', 'province'] })).toBe(false);
  expect(
    may(officer, 'read', 'region', { regionCodes: ['other county', 'city', 'province'] }),
  ).toBe(false);
});

test('two roles are not mixed into a third', () => {
  const both = [elsewhere['school-admin'], here.officer];
  expect(may(both, 'act', 'school', school)).toBe(false);
  expect(may(both, 'read', 'class', schoolClass)).toBe(false);
  expect(may(both, 'read', 'school', school)).toBe(true);
});

test('a role for a class says nothing about its school or its region', () => {
  expect(may([held('officer', { classId: 11 })], 'read', 'region', region)).toBe(false);
  expect(may([held('school-admin', { classId: 11 })], 'read', 'school', school)).toBe(false);
});
