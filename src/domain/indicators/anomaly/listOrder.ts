import type { ClassRecords, Finding } from './records.ts';

const leastInOrder = 12;
const orderShare = 0.85;
const farFromChance = 4.5;

/**
 * The students begin one after the other as they stand on the class list. In random order about
 * half of all neighbours follow each other so; the number of such ascents has mean (n − 1)/2 and
 * variance (n + 1)/12.
 */
export function listOrder({ runs, tries, list }: ClassRecords): Finding[] {
  const place = new Map(list.map((student, i) => [student, i]));
  const best = [runs, tries]
    .map((begun) => ascents(begun, place))
    .filter(({ n, count }) => {
      const z = (count - (n - 1) / 2) / Math.sqrt((n + 1) / 12);
      return n >= leastInOrder && count >= (n - 1) * orderShare && z >= farFromChance;
    })
    .toSorted((a, b) => b.count - a.count)[0];
  if (!best) return [];
  return [
    { sign: 'list-order', students: best.n, detail: { inOrder: best.count, of: best.n - 1 } },
  ];
}

function ascents(
  begun: readonly { student: number; startedAt: number }[],
  place: ReadonlyMap<number, number>,
): { n: number; count: number } {
  const order = begun
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .flatMap(({ student }) => place.get(student) ?? []);
  return {
    n: order.length,
    count: order.filter((at, i) => i > 0 && at > (order[i - 1] ?? 0)).length,
  };
}
