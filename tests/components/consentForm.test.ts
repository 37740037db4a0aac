import { expect, test } from 'vitest';
import { readConsents } from '#components/consent/consent-form.ts';

function form(entries: [string, string][]): FormData {
  const sent = new FormData();
  for (const [key, value] of entries) sent.append(key, value);
  return sent;
}
const row = (id: number, was: string, state = was): [string, string][] => [
  [`was-${id}`, was],
  [`state-${id}`, state],
];

test('rows left as they were shown are no change', () => {
  const sent = readConsents(form([['do', 'save'], ...row(1, 'pending'), ...row(2, 'collected')]));
  expect(sent).toMatchObject({ act: 'save', changes: [] });
});

test('a radio that was moved is a change', () => {
  const sent = form([['do', 'save'], ...row(1, 'pending', 'declined'), ...row(2, 'pending')]);
  expect(readConsents(sent).changes).toEqual([{ studentId: 1, state: 'declined' }]);
});

test('a state for everyone picked goes beside what was moved by hand, and above it', () => {
  const sent = form([
    ['do', 'collected'],
    ['pick', '1'],
    ['pick', '2'],
    ...row(1, 'pending'),
    ...row(2, 'pending', 'declined'),
    ...row(3, 'pending', 'declined'),
  ]);
  expect(readConsents(sent).changes.sort((a, b) => a.studentId - b.studentId)).toEqual([
    { studentId: 1, state: 'collected' },
    { studentId: 2, state: 'collected' },
    { studentId: 3, state: 'declined' },
  ]);
});

test('picking all changes nobody and keeps what was typed', () => {
  const sent = readConsents(form([['do', 'pick-all'], ...row(1, 'pending', 'declined')]));
  expect(sent.act).toBe('pick-all');
  expect(sent.typed.get(1)).toBe('declined');
});

test('states that do not exist and fields that are none are ignored', () => {
  const sent = form([
    ['do', 'everything'],
    ['state-x', 'collected'],
    ['state-4', 'granted'],
    ['was-4', 'pending'],
  ]);
  expect(readConsents(sent)).toMatchObject({ act: 'save', changes: [] });
});
