import type { GraphEdge, GraphNode, StoryGraph } from './storyGraph.ts';

type Point = { x: number; y: number };
/** `x`, `y`: the middle of the node. */
type PlacedNode = GraphNode & Point;
/** `points` run from the edge of one node to the edge of the other; `mark` is for the label. */
export type PlacedEdge = GraphEdge & { points: Point[]; mark: Point };
export type StoryLayout = {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
};

/** All in pixels. */
export const nodeSize = { width: 144, height: 68 };
const gap = { x: 20, y: 52 };
/** Room for an edge that passes a layer without a stop there. */
const passing = 16;
const margin = 12;
/** Between two ways that leave one node. */
const waysApart = 36;
/** Room beside the graph for each way back. */
const backLane = 20;

/** A seat in a layer: of a scene, or of an edge on its way to a later layer. */
type Seat = { key: string; width: number; above: string[]; x: number };

/** Lays a story out from top to bottom, a layer below the other. */
export function layoutStory({ nodes, edges }: StoryGraph): StoryLayout {
  const onward = edges.filter(({ back }) => !back);
  const backward = edges.filter(({ back }) => back);
  const layerOf = new Map(nodes.map(({ id, layer }) => [id, layer]));
  const layers = seatLayers(nodes, onward, layerOf);
  const widest = Math.max(nodeSize.width, ...layers.map(widthOf));
  for (const layer of layers) place(layer, margin + widest / 2);
  const seats = new Map(layers.flat().map(({ key, x }) => [key, x]));

  const step = nodeSize.height + gap.y;
  const yOf = (layer: number) => margin + nodeSize.height / 2 + layer * step;
  const at = (id: string): Point => {
    return { x: seats.get(id) ?? 0, y: yOf(layerOf.get(id) ?? 0) };
  };
  /** Ways from one node leave it side by side, in the order in which they part. */
  const sideOf = (edge: GraphEdge): number => {
    const aim = (other: GraphEdge) => {
      const [first] = passedLayers(other, layerOf);
      return seats.get(first === undefined ? other.to : seatKey(other, first)) ?? 0;
    };
    const siblings = onward.filter(({ from }) => from === edge.from);
    siblings.sort((a, b) => aim(a) - aim(b));
    return (siblings.indexOf(edge) - (siblings.length - 1) / 2) * waysApart;
  };
  const right = margin + widest;
  return {
    width: right + margin + backLane * backward.length,
    height: margin * 2 + layers.length * step - gap.y,
    nodes: nodes.map((node) => ({ ...node, ...at(node.id) })),
    edges: [
      ...onward.map((edge) => {
        const between = passedLayers(edge, layerOf).map((layer) => {
          return { x: seats.get(seatKey(edge, layer)) ?? 0, y: yOf(layer) };
        });
        return runDown(edge, at(edge.from), between, at(edge.to), sideOf(edge));
      }),
      ...backward.map((edge, i) =>
        runBack(edge, at(edge.from), at(edge.to), right + backLane * (i + 0.5)),
      ),
    ],
  };
}

const seatKey = ({ from, to }: GraphEdge, layer: number): string => `${from}>${to}@${layer}`;

function passedLayers({ from, to }: GraphEdge, layerOf: Map<string, number>): number[] {
  const first = (layerOf.get(from) ?? 0) + 1;
  const count = Math.max(0, (layerOf.get(to) ?? 0) - first);
  return Array.from({ length: count }, (_, i) => first + i);
}

/** Seats of each layer, every seat near what leads to it, so that few edges cross. */
function seatLayers(
  nodes: readonly GraphNode[],
  onward: readonly GraphEdge[],
  layerOf: Map<string, number>,
): Seat[][] {
  const count = Math.max(0, ...nodes.map(({ layer }) => layer)) + 1;
  const layers = Array.from({ length: count }, (): Seat[] => []);
  const lastSeat = (edge: GraphEdge) => {
    const passed = passedLayers(edge, layerOf).at(-1);
    return passed === undefined ? edge.from : seatKey(edge, passed);
  };
  for (const { id, layer } of nodes) {
    const above = onward.filter(({ to }) => to === id).map(lastSeat);
    layers[layer]?.push({ key: id, width: nodeSize.width, above, x: 0 });
  }
  for (const edge of onward) {
    passedLayers(edge, layerOf).forEach((layer, i, all) => {
      const before = all[i - 1];
      const above = [before === undefined ? edge.from : seatKey(edge, before)];
      layers[layer]?.push({ key: seatKey(edge, layer), width: passing, above, x: 0 });
    });
  }
  layers.forEach((layer, i) => {
    const order = (layers[i - 1] ?? []).map(({ key }) => key);
    const middle = ({ above }: Seat) =>
      above.reduce((sum, key) => sum + order.indexOf(key), 0) / Math.max(1, above.length);
    layer.sort((a, b) => middle(a) - middle(b));
  });
  return layers;
}

const widthOf = (layer: Seat[]): number =>
  layer.reduce((sum, { width }) => sum + width, gap.x * (layer.length - 1));

function place(layer: Seat[], centre: number): void {
  let left = centre - widthOf(layer) / 2;
  for (const seat of layer) {
    seat.x = left + seat.width / 2;
    left += seat.width + gap.x;
  }
}

function runDown(
  edge: GraphEdge,
  from: Point,
  between: Point[],
  to: Point,
  side: number,
): PlacedEdge {
  const start = { x: from.x + side, y: from.y + nodeSize.height / 2 };
  const end = { x: to.x, y: to.y - nodeSize.height / 2 };
  const next = between[0] ?? end;
  const mark = { x: start.x + (next.x - start.x) * 0.2, y: start.y + gap.y * 0.32 };
  return { ...edge, points: [start, ...between, end], mark };
}

function runBack(edge: GraphEdge, from: Point, to: Point, lane: number): PlacedEdge {
  const half = nodeSize.width / 2;
  const points = [
    { x: from.x + half, y: from.y },
    { x: lane, y: from.y },
    { x: lane, y: to.y },
    { x: to.x + half, y: to.y },
  ];
  return { ...edge, points, mark: { x: lane, y: (from.y + to.y) / 2 } };
}
