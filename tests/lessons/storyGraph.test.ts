import { describe, expect, it } from 'vitest';
import type { Scene } from '#domain/learning/lesson';
import { parseLesson } from '#lessons/lesson';
import { storyGraph } from '#lessons/storyGraph';
import { layoutStory, nodeSize } from '#lessons/storyLayout';
import { goodFile, goodLesson } from './good.ts';

const { story } = parseLesson(goodLesson, goodFile);

const scene = (id: string, to: string[], next?: string): Scene => ({
  id,
  title: id,
  lines: [],
  choices: to.map((each) => ({ text: each, to: each, feedback: '' })),
  next,
});

describe('the graph of a story', () => {
  const { nodes, edges } = storyGraph(story);
  const layerOf = (id: string) => nodes.find((node) => node.id === id)?.layer;

  it('knows scenes, stops and endings, numbered as in the file', () => {
    expect(nodes.map(({ number, id, kind }) => [number, id, kind])).toEqual([
      [1, 'start', 'scene'],
      [2, 'ask', 'scene'],
      [3, 'yes', 'scene'],
      [4, 'stop-1', 'stop'],
      [5, 'call', 'scene'],
      [6, 'shop', 'scene'],
      [7, 'stop-2', 'stop'],
      [8, 'end', 'ending'],
    ]);
  });

  it('puts each scene as far down as its longest way', () => {
    expect([layerOf('start'), layerOf('ask'), layerOf('yes')]).toEqual([0, 1, 1]);
    expect(layerOf('shop')).toBe(4);
    // call leads to stop-2 at once, but the way through the shop is longer.
    expect(layerOf('stop-2')).toBe(5);
  });

  it('says which choice leads where', () => {
    expect(edges.filter(({ from }) => from === 'call')).toEqual([
      { from: 'call', to: 'stop-2', choices: [1], back: false },
      { from: 'call', to: 'shop', choices: [2], back: false },
    ]);
    expect(edges.find(({ from }) => from === 'ask')?.choices).toEqual([]);
  });

  it('draws choices that lead alike as one', () => {
    const { edges } = storyGraph([scene('a', ['b', 'c', 'b']), scene('b', []), scene('c', [])]);
    expect(edges.map(({ to, choices }) => [to, choices])).toEqual([
      ['b', [1, 3]],
      ['c', [2]],
    ]);
  });

  it('a way back is told apart, and layers end in spite of it', () => {
    const round = storyGraph([scene('a', ['b', 'c']), scene('b', [], 'a'), scene('c', [])]);
    expect(round.edges.filter(({ back }) => back)).toEqual([
      { from: 'b', to: 'a', choices: [], back: true },
    ]);
    expect(round.nodes.map(({ layer }) => layer)).toEqual([0, 1, 1]);
  });

  it('an empty story is an empty graph', () => {
    expect(storyGraph([])).toEqual({ nodes: [], edges: [] });
    expect(layoutStory(storyGraph([])).nodes).toEqual([]);
  });
});

describe('the layout of a story', () => {
  const graph = storyGraph(story);
  const { width, height, nodes, edges } = layoutStory(graph);

  it('keeps every node inside, and none upon another', () => {
    for (const { x, y } of nodes) {
      expect(x - nodeSize.width / 2).toBeGreaterThanOrEqual(0);
      expect(x + nodeSize.width / 2).toBeLessThanOrEqual(width);
      expect(y - nodeSize.height / 2).toBeGreaterThanOrEqual(0);
      expect(y + nodeSize.height / 2).toBeLessThanOrEqual(height);
    }
    nodes.forEach((a, i) => {
      for (const b of nodes.slice(0, i)) {
        const apart =
          Math.abs(a.x - b.x) >= nodeSize.width || Math.abs(a.y - b.y) >= nodeSize.height;
        expect(apart, `${a.id} on ${b.id}`).toBe(true);
      }
    });
  });

  it('leads a long way past the layers between, beside their nodes', () => {
    const long = edges.find(({ from, to }) => from === 'call' && to === 'stop-2');
    const shop = nodes.find(({ id }) => id === 'shop');
    const passed = long?.points[1];
    expect(long?.points).toHaveLength(3);
    expect(passed?.y).toBe(shop?.y);
    expect(Math.abs((passed?.x ?? 0) - (shop?.x ?? 0))).toBeGreaterThan(nodeSize.width / 2);
  });

  it('lets ways leave a node apart, so that their numbers can be read', () => {
    const three = layoutStory(
      storyGraph([
        scene('a', ['b', 'c', 'd']),
        scene('b', [], 'd'),
        scene('c', [], 'd'),
        scene('d', []),
      ]),
    );
    const marks = three.edges.filter(({ from }) => from === 'a').map(({ mark }) => mark.x);
    marks.sort((a, b) => a - b);
    for (const [i, x] of marks.slice(1).entries()) expect(x - (marks[i] ?? x)).toBeGreaterThan(24);
  });

  it('leads a way back round the side', () => {
    const round = layoutStory(
      storyGraph([scene('a', ['b', 'c']), scene('b', [], 'a'), scene('c', [])]),
    );
    const lane = round.edges.find(({ back }) => back)?.points[1]?.x ?? 0;
    for (const { x } of round.nodes) expect(lane).toBeGreaterThan(x + nodeSize.width / 2);
    expect(lane).toBeLessThan(round.width);
  });
});
