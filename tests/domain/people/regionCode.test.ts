import { expect, test } from 'vitest';
import { cleanRegionCode, levelOfCode, parentCodes } from '#domain/people/regionCode';

test.each([
  ['530000', '530000', 'province'],
  ['530100', '530100', 'city'],
  ['530102', '530102', 'county'],
  ['530102000000', '530102', 'county'],
  ['530102001', '530102001', 'township'],
  ['530102001000', '530102001', 'township'],
  ['530102000', '530102', 'county'],
])('%s is %s, a %s', (text, code, level) => {
  expect(cleanRegionCode(text)).toBe(code);
  expect(levelOfCode(code)).toBe(level);
});

test.each(['', '53', '5301', '530102001001', '030102', '53010a', '5301020010'])(
  '%s is no region',
  (text) => expect(cleanRegionCode(text)).toBeUndefined(),
);

test('a county may hang on its province, a township only on its county', () => {
  expect(parentCodes('530000')).toEqual([]);
  expect(parentCodes('429004')).toEqual(['429000', '420000']);
  expect(parentCodes('530102001')).toEqual(['530102']);
});
