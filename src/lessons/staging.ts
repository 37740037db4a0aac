import { castNames, type Mood, moodNames, type Who } from '#components/pictures/figures.ts';
import type { SceneName } from '#components/pictures/scenes.ts';
import type { Line, Scene } from '#domain/learning/lesson';
import { narrator, usualMood } from './names.ts';

/** A line with the symbol of the face that says it; a narrator has neither name nor face. */
export type StagedLine = { text: string; who?: string; face?: string };

/** A scene ready to be drawn: `people` are the symbols that stand in it when it begins. */
export type StagedScene = Omit<Scene, 'lines'> & { lines: StagedLine[]; people: StagedPerson[] };
type StagedPerson = { who: string; figure: string };

type Drawn = { who: Who; mood: Mood };

const figureId = ({ who, mood }: Drawn): string => `fig-${who}-${mood}`;

function drawn(line: Line): Drawn | undefined {
  const who = castNames[line.who];
  const mood = moodNames[line.mood ?? usualMood];
  return line.who !== narrator && who && mood ? { who, mood } : undefined;
}

/** Puts the people who speak into their scenes, in the order in which they first speak. */
export function stage(story: readonly Scene[]): StagedScene[] {
  return story.map((scene) => {
    const people: StagedPerson[] = [];
    const lines = scene.lines.map((line): StagedLine => {
      const person = drawn(line);
      if (!person) return { text: line.text };
      const figure = figureId(person);
      if (!people.some(({ who }) => who === line.who)) people.push({ who: line.who, figure });
      return { text: line.text, who: line.who, face: figure };
    });
    return { ...scene, lines, people };
  });
}

/** Every picture the story needs, each once: what the page's sprite must hold. */
export function picturesOf(story: readonly Scene[]): { figures: Drawn[]; scenes: SceneName[] } {
  const figures = new Map<string, Drawn>();
  const scenes = new Set<SceneName>();
  for (const scene of story) {
    if (scene.picture) scenes.add(scene.picture.name as SceneName);
    for (const line of scene.lines) {
      const person = drawn(line);
      if (person) figures.set(figureId(person), person);
    }
  }
  return { figures: [...figures.values()], scenes: [...scenes] };
}
