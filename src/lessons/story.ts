import type { Scene } from '#domain/learning/lesson';
import { cutAt, type Section } from './blocks.ts';
import { narrator } from './names.ts';
import { checkPaths } from './paths.ts';
import type { Problems } from './problems.ts';
import { isStop, type PlacedScene, readScene } from './scene.ts';

const leastScenes = 6;
const leastChoiceScenes = 2;
const mostSpeakers = 3;

/** Reads the story and checks that every way through it works. */
export function readStory(section: Section, problems: Problems): Scene[] {
  const { before, sections } = cutAt(3, section.blocks);
  const stray = before[0];
  if (stray) problems.add(stray.line, '故事的第一行要是场景标题“### 短名 · 标题”。');
  const placed = sections
    .map((part) => readScene(part, problems))
    .filter((scene) => scene !== undefined);
  for (const scene of placed) checkScene(scene, problems);
  checkWhole(placed, section.line, problems);
  checkPaths(placed, problems);
  return placed.map(({ scene }) => scene);
}

function checkScene({ scene, line }: PlacedScene, problems: Problems): void {
  const say = (text: string) => problems.add(line, `场景“${scene.id}”${text}`);
  if (scene.stop) {
    const { question, options } = scene.stop;
    if (!question) say('是“停一停”，要有一句问题。');
    if (options.length < 2 || options.length > 4) say('是“停一停”，要有 2 到 4 个选项。');
    if (!options.some(({ fits }) => fits)) say('没有合适的选项，请给合适的那个写 [x]。');
    if (options.every(({ fits }) => fits)) say('的选项全是合适的，至少留一个 [ ]。');
    if (scene.picture) say('是“停一停”，不放场景图。');
    if (scene.next === undefined) say('是“停一停”，最后要写“[继续](下一场景)”。');
    return;
  }
  if (!scene.picture) say('缺场景图，请在标题下面写“![图的说明](场景图)”。');
  if (scene.lines.length === 0) say('没有台词也没有旁白，请至少写一句。');
  const speakers = new Set(scene.lines.map(({ who }) => who).filter((who) => who !== narrator));
  if (speakers.size > mostSpeakers) {
    say(`有 ${speakers.size} 个人说话，图里最多站 ${mostSpeakers} 个人，请拆成两个场景。`);
  }
  if (scene.choices.length === 1 || scene.choices.length > 4) say('要有 2 到 4 个选择。');
  const waysOn = [scene.choices.length > 0, scene.next !== undefined, !!scene.ending];
  const given = waysOn.filter(Boolean).length;
  if (given === 0) say('没有出口，请写选择、“[继续](下一场景)”或“结局：……”。');
  if (given > 1) say('有不止一种出口，选择、继续和结局只能留一种。');
}

function checkWhole(placed: PlacedScene[], line: number, problems: Problems): void {
  const seen = new Set<string>();
  for (const { scene, line: at } of placed) {
    if (seen.has(scene.id)) problems.add(at, `短名“${scene.id}”用了两次，请给这个场景换一个。`);
    seen.add(scene.id);
  }
  const stops = placed.filter(({ scene }) => scene.stop);
  const scenes = placed.length - stops.length;
  const choosing = placed.filter(({ scene }) => scene.choices.length > 0).length;
  if (scenes < leastScenes) {
    problems.add(line, `现在有 ${scenes} 个故事场景，至少要 ${leastScenes} 个。`);
  }
  if (choosing < leastChoiceScenes) {
    problems.add(line, `现在有 ${choosing} 个场景有选择，至少要 ${leastChoiceScenes} 个。`);
  }
  if (stops.length < 2 || stops.length > 3) {
    problems.add(line, `现在有 ${stops.length} 个“停一停”，要有 2 到 3 个。`);
  }
  stops.forEach(({ scene, line: at }, i) => {
    if (isStop(scene.id) && scene.id !== `stop-${i + 1}`) {
      problems.add(at, `第 ${i + 1} 个“停一停”的短名要写 stop-${i + 1}。`);
    }
  });
}
