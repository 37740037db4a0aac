import type { Scene } from '#domain/learning/lesson';
import type { Problems } from './problems.ts';
import type { PlacedScene } from './scene.ts';
import { canEnd, reachable, type Ways } from './ways.ts';

const waysOn = (scene: Scene): string[] =>
  scene.choices.length > 0
    ? scene.choices.map(({ to }) => to)
    : scene.next !== undefined
      ? [scene.next]
      : [];

/** Checks that every way through the story leads on, ends, and passes each stop in order. */
export function checkPaths(placed: PlacedScene[], problems: Problems): void {
  const scenes = new Map(placed.map((place) => [place.scene.id, place.scene]));
  const start = placed[0]?.scene.id;
  if (start === undefined) return;
  const broken = checkTargets(placed, scenes, problems);
  // A road that leads nowhere makes every further finding a riddle.
  if (broken) return;

  const ways: Ways = new Map(placed.map(({ scene }) => [scene.id, waysOn(scene)]));
  const reached = reachable(ways, start);
  const ends = canEnd(ways);
  for (const { scene, line } of placed) {
    if (!reached.has(scene.id)) {
      problems.add(line, `场景“${scene.id}”没有一条路走得到，请从别的场景连过来，或删掉。`);
    } else if (!ends.has(scene.id)) {
      problems.add(line, `从场景“${scene.id}”走不到结局，请给它一条通向结局的路。`);
    }
  }
  const stops = placed.filter(({ scene }) => scene.stop);
  stops.forEach(({ scene, line }, i) => {
    if (!reached.has(scene.id)) return;
    const without = reachable(ways, start, scene.id);
    if (placed.some((place) => place.scene.ending && without.has(place.scene.id))) {
      problems.add(line, `有一条路绕过了“${scene.id}”，每条路都要经过它。`);
    }
    const later = stops.slice(i + 1).find((stop) => without.has(stop.scene.id));
    if (later) {
      problems.add(line, `有一条路先到“${later.scene.id}”才到“${scene.id}”，请让它们按顺序出现。`);
    }
  });
}

function checkTargets(placed: PlacedScene[], scenes: Map<string, Scene>, problems: Problems) {
  let broken = false;
  for (const { scene, line, wayLines } of placed) {
    waysOn(scene).forEach((to, i) => {
      if (scenes.has(to)) return;
      broken = true;
      const text = scene.choices[i]?.text ?? '继续';
      const what = scene.choices.length > 0 ? '选择' : '';
      problems.add(
        wayLines[i] ?? line,
        `${what}“${text}”指向的场景“${to}”不存在，请改成已有的场景短名。`,
      );
    });
  }
  return broken;
}
