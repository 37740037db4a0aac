/** Where each scene or node leads; one that leads nowhere is an end. */
export type Ways = ReadonlyMap<string, readonly string[]>;

/** What one can come to from `start`, never entering `closed`. */
export function reachable(ways: Ways, start: string, closed?: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id) || id === closed) continue;
    reached.add(id);
    open.push(...(ways.get(id) ?? []));
  }
  return reached;
}

/** From where an end can be reached. */
export function canEnd(ways: Ways): Set<string> {
  const ends = new Set<string>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const [id, to] of ways) {
      if (ends.has(id)) continue;
      if (to.length === 0 || to.some((next) => ends.has(next))) {
        ends.add(id);
        grew = true;
      }
    }
  }
  return ends;
}

/** Most steps from `start` without coming to a place twice, counted no further than `enough`. */
export function longestPath(
  ways: Ways,
  start: string,
  enough: number,
  passed: readonly string[] = [],
): number {
  if (passed.length >= enough) return 0;
  const here = [...passed, start];
  const onward = [...new Set(ways.get(start))].filter((to) => !here.includes(to));
  return Math.max(0, ...onward.map((to) => 1 + longestPath(ways, to, enough, here)));
}
