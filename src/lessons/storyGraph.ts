import type { Scene } from '#domain/learning/lesson';

export type GraphNode = {
  id: string;
  /** Place in the file, from 1. */
  number: number;
  title: string;
  kind: 'scene' | 'stop' | 'ending';
  /** Most steps from the start without coming to a place twice over a way back. */
  layer: number;
};

/** `choices` are numbers from 1; none for 继续. A `back` way leads to where one has been. */
export type GraphEdge = { from: string; to: string; choices: number[]; back: boolean };

export type StoryGraph = { nodes: GraphNode[]; edges: GraphEdge[] };

/** A story as scenes and the ways between them, one edge for all choices that lead alike. */
export function storyGraph(story: readonly Scene[]): StoryGraph {
  const edges = story.flatMap(edgesFrom);
  markBack(story[0]?.id, edges);
  const layers = longestFrom(story, edges);
  const nodes = story.map(({ id, title, stop, ending }, i): GraphNode => {
    const kind = stop ? 'stop' : ending ? 'ending' : 'scene';
    // Every stop has the same title, so its question stands for it.
    return { id, number: i + 1, title: stop?.question ?? title, kind, layer: layers.get(id) ?? 0 };
  });
  return { nodes, edges };
}

function edgesFrom({ id: from, choices, next }: Scene): GraphEdge[] {
  if (choices.length === 0) {
    return next === undefined ? [] : [{ from, to: next, choices: [], back: false }];
  }
  return [...new Set(choices.map(({ to }) => to))].map((to) => ({
    from,
    to,
    choices: choices.flatMap((choice, i) => (choice.to === to ? [i + 1] : [])),
    back: false,
  }));
}

/** Without the ways that lead back to a scene one came through, the rest has no circle. */
function markBack(start: string | undefined, edges: GraphEdge[]): void {
  const done = new Set<string>();
  const walk = (id: string, came: ReadonlySet<string>) => {
    const here = new Set(came).add(id);
    for (const edge of edges.filter(({ from }) => from === id)) {
      if (here.has(edge.to)) edge.back = true;
      else if (!done.has(edge.to)) walk(edge.to, here);
    }
    done.add(id);
  };
  if (start !== undefined) walk(start, new Set());
}

function longestFrom(story: readonly Scene[], edges: GraphEdge[]): Map<string, number> {
  const layers = new Map(story.map(({ id }) => [id, 0]));
  const onward = edges.filter(({ back }) => !back);
  // Each round settles one more layer, so as many rounds as scenes are enough.
  for (let round = 0; round < story.length; round++) {
    for (const { from, to } of onward) {
      layers.set(to, Math.max(layers.get(to) ?? 0, (layers.get(from) ?? 0) + 1));
    }
  }
  return layers;
}
