/** Where each node leads. */
export type Ways = ReadonlyMap<string, readonly string[]>;

export function reachable(ways: Ways, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(ways.get(id) ?? []));
  }
  return reached;
}

/** Nodes from which one can come to a node that leads nowhere. */
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

/** Most steps from `start` without coming to a node twice. */
export function longestPath(ways: Ways, start: string, passed: readonly string[] = []): number {
  const here = [...passed, start];
  const onward = [...new Set(ways.get(start))].filter((to) => !here.includes(to));
  return Math.max(0, ...onward.map((to) => 1 + longestPath(ways, to, here)));
}
