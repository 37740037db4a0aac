import { expect, test } from 'vitest';
import {
  certificateCodeText,
  certificateSlug,
  certificateWords,
  newCertificateCode,
  termsAskedFor,
} from '#domain/learning/certificate';
import { readableLetters, tidyCode } from '#domain/people/readableCode';

test('a code is twelve letters that are not mixed up, and reads in groups of four', () => {
  let n = 0;
  const code = newCertificateCode((below) => n++ % below);
  expect(code).toBe(readableLetters.slice(0, 12));
  expect(certificateCodeText(code)).toBe('3467-9ACD-EFGH');
  expect(tidyCode(' 3467－9acd efgh ')).toBe(code);
});

test('a stranger learns grade and month, on Shanghai’s calendar', () => {
  const issuedAt = Date.parse('2026-11-30T23:30:00Z');
  const earned = { stage: 'junior', grade: 1, schoolYear: 2026 } as const;
  expect(certificateWords({ ...earned, issuedAt })).toEqual({
    grade: '七年级',
    month: '2026年12月',
  });
  expect(certificateSlug(earned)).toBe('junior-1-2026');
});

test('asked for are the terms of this school year that have begun', () => {
  const [before, autumn, spring, after] = ['2026-03-01', '2026-09-01', '2027-02-20', '2027-09-01'];
  const terms = [before, autumn, spring, after].map((startsOn) => ({ startsOn }));
  const asked = (today: string) => termsAskedFor(terms, today).map(({ startsOn }) => startsOn);
  expect(asked('2026-11-22')).toEqual([autumn]);
  expect(asked('2027-03-01')).toEqual([autumn, spring]);
  expect(asked('2027-08-31')).toEqual([autumn, spring]);
  expect(asked('2027-09-01')).toEqual([after]);
});
