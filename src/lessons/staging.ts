import { castNames, type Mood, moodNames, type Who } from '#components/pictures/figures.ts';
import type { SceneName } from '#components/pictures/scenes.ts';
import type { Line, Practice, Scene } from '#domain/learning/lesson';
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

/** The symbol of someone's usual face; undefined for a person outside the cast. */
export function faceOf(who: string): string | undefined {
  const person = drawn({ who, text: '' });
  return person && figureId(person);
}

/** Every picture the story and the practice need, each once: what the page's sprite must hold. */
export function picturesOf(
  story: readonly Scene[],
  practice: Practice,
): { figures: Drawn[]; scenes: SceneName[]; glad: Who[] } {
  const figures = new Map<string, Drawn>();
  const scenes = new Set<SceneName>();
  const add = (line: Line) => {
    const person = drawn(line);
    if (person) figures.set(figureId(person), person);
  };
  for (const scene of story) {
    if (scene.picture) scenes.add(scene.picture.name as SceneName);
    scene.lines.forEach(add);
  }
  if (practice.kind === 'dialogue') add({ who: practice.with, text: '' });
  // The two who come first are the story's own people; at the end they are glad with the reader.
  const glad = [...new Set([...figures.values()].map(({ who }) => who))].slice(0, 2);
  return { figures: [...figures.values()], scenes: [...scenes], glad };
}
