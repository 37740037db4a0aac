import { expect, test } from 'vitest';
import { deadlineOf, drawCompetition, phaseOf, sameStem } from '#domain/learning/competition';
import { type ItemKind, itemKinds } from '#domain/learning/item';

const window = { opensAt: 100, closesAt: 200, calledOffAt: null };

test.each([
  [99, 'soon'],
  [100, 'open'],
  [199, 'open'],
  [200, 'closed'],
] as const)('at %i it is %s', (now, phase) => {
  expect(phaseOf(window, now)).toBe(phase);
  expect(phaseOf({ ...window, calledOffAt: 150 }, now)).toBe('called-off');
});

test('there are ten minutes, but never beyond the window', () => {
  const minutes = 60_000;
  expect(deadlineOf(30 * minutes, 10, 0)).toBe(10 * minutes);
  expect(deadlineOf(4 * minutes, 10, 0)).toBe(4 * minutes);
});

const bankOf = (...kinds: [kind: ItemKind, n: number][]) =>
  kinds
    .flatMap(([kind, n]) => Array.from({ length: n }, () => kind))
    .map((kind, id) => ({ id, kind, objective: `${id}`, lesson: 'competition', shown: id % 2 }));
const kindsOf = (drawn: { kind: ItemKind }[]) =>
  itemKinds.map((kind) => drawn.filter((item) => item.kind === kind).length);

test('questions are drawn from the kinds alike', () => {
  const bank = bankOf(['knowledge', 40], ['risk', 9], ['action', 9]);
  const drawn = drawCompetition(bank, 20, () => 0);
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(20);
  for (const n of kindsOf(drawn)) expect(n).toBeGreaterThanOrEqual(6);
});

test('a kind that runs out is made up for by the others', () => {
  const bank = bankOf(['knowledge', 40], ['risk', 2]);
  expect(kindsOf(drawCompetition(bank, 20, () => 0))).toEqual([18, 2, 0]);
});

test('other punctuation, spaces and widths do not make a question new', () => {
  expect(sameStem('　Ａ班说：“不来，就不是朋友。” ')).toBe(sameStem('a班说:"不来,就不是朋友."'));
  expect(sameStem('不来就是朋友')).not.toBe(sameStem('不来就不是朋友'));
});
