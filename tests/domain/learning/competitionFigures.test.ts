import { expect, test } from 'vitest';
import { bandOf, bands, cellsOf, isShown, leastShown } from '#domain/learning/competitionFigures';

const group = (name: string, took: number, home = '甲乡') => ({ name, took, home });
type Group = ReturnType<typeof group>;
const names = (groups: Group[]) =>
  cellsOf(groups, ({ home }) => home).map((cell) => cell.map(({ name }) => name).join('+'));

test('groups that are large enough stand alone', () => {
  expect(names([group('a', 10), group('b', 11), group('c', 400)])).toEqual(['a', 'b', 'c']);
});

test('small groups are shown as one', () => {
  expect(names([group('a', 30), group('b', 4), group('c', 7)])).toEqual(['a', 'b+c']);
});

test('a single small group takes the smallest other one in, so that no sum gives it away', () => {
  expect(names([group('a', 30), group('b', 4), group('c', 12)])).toEqual(['a', 'b+c']);
});

test('a group in which nobody took part stands alone', () => {
  expect(names([group('a', 30), group('b', 0)])).toEqual(['a', 'b']);
});

test('small groups join those of their own home before those of another', () => {
  const groups = [
    group('a', 4, '甲乡'),
    group('b', 40, '甲乡'),
    group('c', 12, '乙镇'),
    group('d', 5, '丙乡'),
  ];
  expect(names(groups)).toEqual(['a+b', 'c+d']);
});

test('when all together are too few there is one cell, and it is not shown', () => {
  const [cell = [], ...more] = cellsOf([group('a', 4), group('b', 5)]);
  expect(more).toEqual([]);
  expect(isShown(cell)).toBe(false);
});

test('whatever the groups are, every cell is shown or empty unless all together are too few', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 300; round += 1) {
    const groups = Array.from({ length: 1 + random(9) }, (_, n) =>
      group(`${n}`, random(2) === 0 ? random(8) : random(40), `${random(3)}乡`),
    );
    const cells = cellsOf(groups, ({ home }) => home);
    expect(cells.flat().toSorted()).toEqual(groups.toSorted());
    const all = groups.reduce((sum, { took }) => sum + took, 0);
    for (const cell of cells) {
      const took = cell.reduce((sum, each) => sum + each.took, 0);
      if (all >= leastShown && took > 0) expect(took).toBeGreaterThanOrEqual(leastShown);
    }
  }
});

test('a score falls into one of five bands', () => {
  const scores = [0, 3, 4, 7, 8, 12, 15, 16, 20];
  expect(scores.map((score) => bandOf(score, 20))).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 4]);
  expect(bands).toHaveLength(5);
});
