import { expect, test } from 'vitest';
import { joinName, splitName } from '#domain/people/oneroster/personName';

test.each([
  ['李小明', '李', '小明'],
  ['王五', '王', '五'],
  ['丁丁', '丁', '丁'],
  ['欧阳小明', '欧阳', '小明'],
  ['欧阳', '欧', '阳'],
  ['Anna Lee', 'Lee', 'Anna'],
  ['Mary Ann Lee', 'Lee', 'Mary Ann'],
])('%s has a family name and a given name', (name, familyName, givenName) => {
  expect(splitName(name)).toEqual({ familyName, givenName });
  expect(joinName({ familyName, givenName })).toBe(name);
});

test.each(['阿依古丽·买买提', '王', 'Smith', '李 John', '李明2'])(
  '%s comes back as it was',
  (name) => {
    expect(joinName(splitName(name))).toBe(name);
  },
);

test('names of other systems: a middle name, a dash for none, blanks around', () => {
  expect(joinName({ familyName: ' 李 ', givenName: '明', middleName: '小' })).toBe('李小明');
  expect(joinName({ familyName: 'Lee', givenName: 'Anna', middleName: 'M' })).toBe('Anna M Lee');
  expect(joinName({ familyName: '-', givenName: '阿依古丽' })).toBe('阿依古丽');
});
