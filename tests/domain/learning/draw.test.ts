import { expect, test } from 'vitest';
import { drawItems, shuffled } from '#domain/learning/draw';
import { type ItemKind, itemKinds } from '#domain/learning/item';

/** Chance that repeats itself: the minimal standard generator. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const itemOf = (id: number, kind: ItemKind) => ({
  ...{ id, kind, objective: `goal ${id % 4}`, lesson: 'one', shown: 0 },
});
const bank = Array.from({ length: 16 }, (_, id) => itemOf(id, itemKinds[id % 3] ?? 'knowledge'));
const draw = (seed: number, seen: number[] = [], from = bank, length = 5) =>
  drawItems(from, new Set(seen), length, chance(seed));
const idsOf = (items: { id: number }[]) => items.map((item) => item.id);
const seeds = Array.from({ length: 200 }, (_, n) => n * 7919 + 1);

test('a check has its length, without repeating an item', () => {
  for (const seed of seeds) expect(new Set(idsOf(draw(seed))).size).toBe(5);
});

test('a check has one item of each kind at least', () => {
  for (const seed of seeds) {
    expect(new Set(draw(seed).map((item) => item.kind))).toEqual(new Set(itemKinds));
  }
});

test('a kind with a single item is never left out', () => {
  const lonely = [...bank.filter((item) => item.kind !== 'action'), itemOf(99, 'action')];
  for (const seed of seeds) expect(idsOf(draw(seed, [], lonely))).toContain(99);
});

test('seen items come only when the others run out', () => {
  const seen = [0, 1, 2, 3, 4];
  for (const seed of seeds) {
    for (const id of idsOf(draw(seed, seen))) expect(seen).not.toContain(id);
  }
});

test('an unseen item of a kind goes before a seen one', () => {
  const seen = idsOf(bank.filter((item) => item.kind === 'risk')).slice(1);
  const [unseen] = idsOf(bank.filter((item) => item.kind === 'risk'));
  for (const seed of seeds) {
    const risks = draw(seed, seen).filter((item) => item.kind === 'risk');
    expect(idsOf(risks)).toEqual([unseen]);
  }
});

test('when everything was seen a check is still full', () => {
  for (const seed of seeds) expect(draw(seed, idsOf(bank))).toHaveLength(5);
});

test('a bank that is too small gives what it has', () => {
  const small = bank.slice(0, 3);
  expect(idsOf(draw(1, [], small)).sort()).toEqual([0, 1, 2]);
  expect(draw(1, [], [])).toEqual([]);
});

test('the kinds stand in no fixed order', () => {
  const firsts = new Set(seeds.map((seed) => draw(seed)[0]?.kind));
  expect(firsts).toEqual(new Set(itemKinds));
});

test('every item is drawn sooner or later', () => {
  expect(new Set(seeds.flatMap((seed) => idsOf(draw(seed)))).size).toBe(bank.length);
});

test('drawing changes neither the bank nor its order', () => {
  const before = structuredClone(bank);
  draw(5, [1, 2]);
  expect(bank).toEqual(before);
});

test('shuffling keeps every value and gives every order', () => {
  const orders = new Set<string>();
  for (const seed of seeds) {
    const order = shuffled([0, 1, 2], chance(seed));
    expect(order.toSorted()).toEqual([0, 1, 2]);
    orders.add(order.join(''));
  }
  expect(orders.size).toBe(6);
});

test('a booster draws from as many lessons as it has items', () => {
  const unit = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((lesson, i) =>
    bank.map((item) => ({ ...item, id: item.id + 100 * i, lesson })),
  );
  for (const seed of seeds) {
    const drawn = drawItems(unit, new Set(), 5, chance(seed));
    expect(new Set(drawn.map(({ lesson }) => lesson)).size).toBe(5);
    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(itemKinds));
  }
});

test('a check asks about as many objectives as it can', () => {
  for (const seed of seeds) {
    expect(new Set(draw(seed).map(({ objective }) => objective)).size).toBeGreaterThanOrEqual(3);
  }
});

test('after many checks every item of a bank was shown about as often', () => {
  const shown = new Map(bank.map(({ id }) => [id, 0]));
  for (const seed of seeds) {
    const now = bank.map((item) => ({ ...item, shown: shown.get(item.id) ?? 0 }));
    for (const { id } of draw(seed, [], now)) shown.set(id, (shown.get(id) ?? 0) + 1);
  }
  const times = [...shown.values()];
  // 200 checks of 5 from 16: 62.5 each.
  expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(8);
});

test('two lessons give a booster two items each at least', () => {
  const unit = ['a', 'b'].flatMap((lesson, i) =>
    bank.map((item) => ({ ...item, id: item.id + 100 * i, lesson })),
  );
  for (const seed of seeds) {
    const drawn = drawItems(unit, new Set(), 5, chance(seed));
    for (const lesson of ['a', 'b']) {
      expect(drawn.filter((item) => item.lesson === lesson).length).toBeGreaterThanOrEqual(2);
    }
  }
});
