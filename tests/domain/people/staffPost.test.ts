import { expect, test } from 'vitest';
import type { HeldRole } from '#domain/people/permission';
import {
  mayGrant,
  mayMakeLink,
  type Post,
  standsAbove,
  tellingPosts,
} from '#domain/people/staffPost';

const county = ['990101', '990100', '990000'];
const town = ['990101001', ...county];
const held = (role: HeldRole['role'], scope: Partial<HeldRole>): HeldRole[] => [
  { role, regionCode: null, schoolId: null, classId: null, ...scope },
];
const admin = held('school-admin', { schoolId: 1 });
const teacher = held('teacher', { classId: 11 });
const countyOfficer = held('officer', { regionCode: '990101' });
const townOfficer = held('officer', { regionCode: '990101001' });

const teaches: Post = { role: 'teacher', place: { classId: 11, schoolId: 1, regionCodes: town } };
const administers: Post = { role: 'school-admin', place: { schoolId: 1, regionCodes: town } };
const ofTown: Post = { role: 'officer', place: { regionCodes: town } };
const ofCounty: Post = { role: 'officer', place: { regionCodes: county } };

test('a school admin gives roles in the own school, never beyond it', () => {
  expect(mayGrant(admin, teaches)).toBe(true);
  expect(mayGrant(admin, administers)).toBe(true);
  const nextDoor = { schoolId: 2, regionCodes: town };
  expect(mayGrant(admin, { role: 'school-admin', place: nextDoor })).toBe(false);
  expect(mayGrant(admin, { role: 'teacher', place: { ...nextDoor, classId: 21 } })).toBe(false);
  expect(mayGrant(admin, ofTown)).toBe(false);
});

test('an officer gives roles at the own level and below, never above', () => {
  expect(mayGrant(countyOfficer, administers)).toBe(true);
  expect(mayGrant(countyOfficer, ofTown)).toBe(true);
  expect(mayGrant(countyOfficer, ofCounty)).toBe(true);
  expect(mayGrant(townOfficer, ofTown)).toBe(true);
  expect(mayGrant(townOfficer, ofCounty)).toBe(false);
  expect(mayGrant(held('officer', { regionCode: '990102' }), administers)).toBe(false);
});

test('a teacher gives nobody anything', () => {
  for (const post of [teaches, administers, ofTown]) expect(mayGrant(teacher, post)).toBe(false);
});

test('above a teacher stands the school, above its admin the officer', () => {
  expect(standsAbove(admin, teaches)).toBe(true);
  expect(standsAbove(admin, administers), 'a colleague is not above').toBe(false);
  expect(standsAbove(townOfficer, administers)).toBe(true);
  expect(standsAbove(teacher, teaches)).toBe(false);
});

test('above an officer stands only the region strictly above', () => {
  expect(standsAbove(countyOfficer, ofTown)).toBe(true);
  expect(standsAbove(countyOfficer, ofCounty)).toBe(false);
  expect(standsAbove(townOfficer, ofCounty)).toBe(false);
});

test('a link needs the right to every role of the person', () => {
  const both = [teaches, ofTown];
  expect(mayMakeLink(admin, { isNew: true, posts: [teaches] })).toBe(true);
  expect(mayMakeLink(admin, { isNew: true, posts: both })).toBe(false);
  expect(mayMakeLink(countyOfficer, { isNew: true, posts: both })).toBe(true);
  expect(mayMakeLink(admin, { isNew: false, posts: [administers] })).toBe(false);
  expect(mayMakeLink(admin, { isNew: true, posts: [administers] })).toBe(true);
  expect(mayMakeLink(countyOfficer, { isNew: true, posts: [] })).toBe(false);
});

test('who has left still belongs to where they were', () => {
  const was = { fromOn: '2025-09-01', untilOn: '2026-07-01' };
  const is = { fromOn: '2026-09-01', untilOn: null };
  expect(tellingPosts([was, is], '2026-10-14')).toEqual([is]);
  expect(tellingPosts([was], '2026-10-14')).toEqual([was]);
});
