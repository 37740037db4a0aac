import type { StagedScene } from '#lessons/staging';

/** Where a reader stands in the story. */
export type StoryState = {
  /** Scene id. */
  at: string;
  /** Lines of it that have been said. */
  shown: number;
  /** Choice or stop option whose consequence is on the screen. */
  picked?: number;
  /** Options tried in each scene, for the reader's own eye. */
  tried: Record<string, number[]>;
  /** Scenes gone through to come here. */
  trail: string[];
};

export type Act =
  | { do: 'reveal' }
  | { do: 'pick'; option: number }
  | { do: 'unpick' }
  | { do: 'goOn' }
  | { do: 'back' }
  | { do: 'restart' }
  | { do: 'resume'; at: string };

export const sceneOf = (story: readonly StagedScene[], id: string): StagedScene => {
  const scene = story.find((one) => one.id === id);
  if (!scene) throw new Error(`no scene ${id}`);
  return scene;
};

export const allSaid = (scene: StagedScene, state: StoryState): boolean =>
  state.shown >= scene.lines.length;

/** A scene opens with its narrator and the first person who speaks. */
function opening(scene: StagedScene): number {
  const first = scene.lines.findIndex(({ who }) => who);
  return first < 0 ? scene.lines.length : Math.min(first + 1, 2);
}

const enter = (story: readonly StagedScene[], id: string): Pick<StoryState, 'at' | 'shown'> => ({
  at: id,
  shown: opening(sceneOf(story, id)),
});

export const begin = (story: readonly StagedScene[]): StoryState => ({
  ...enter(story, story[0]?.id ?? ''),
  tried: {},
  trail: [],
});

/** The way on from here: by the choice on the screen, or simply onward. */
function wayOn(scene: StagedScene, state: StoryState): string | undefined {
  if (scene.choices.length === 0) return scene.next;
  return state.picked === undefined ? undefined : scene.choices[state.picked]?.to;
}

export function step(story: readonly StagedScene[], state: StoryState, act: Act): StoryState {
  const scene = sceneOf(story, state.at);
  const { picked: _, ...unpicked } = state;
  switch (act.do) {
    case 'reveal':
      return { ...state, shown: Math.min(state.shown + 1, scene.lines.length) };
    case 'pick': {
      const tried = state.tried[scene.id] ?? [];
      return {
        ...state,
        picked: act.option,
        tried: { ...state.tried, [scene.id]: [...new Set([...tried, act.option])] },
      };
    }
    case 'unpick':
      return unpicked;
    case 'goOn': {
      const to = wayOn(scene, state);
      if (to === undefined) return state;
      return { ...unpicked, ...enter(story, to), trail: [...state.trail, scene.id] };
    }
    case 'back': {
      const cut = lastChoice(story, state.trail);
      const id = state.trail[cut];
      if (id === undefined) return state;
      const shown = sceneOf(story, id).lines.length;
      return { ...unpicked, at: id, shown, trail: state.trail.slice(0, cut) };
    }
    case 'restart':
      return { ...begin(story), tried: state.tried };
    case 'resume':
      return { ...begin(story), ...enter(story, act.at) };
  }
}

/** Index in the trail of the last scene in which something was chosen, or -1. */
export function lastChoice(story: readonly StagedScene[], trail: readonly string[]): number {
  for (let i = trail.length - 1; i >= 0; i--) {
    if (sceneOf(story, trail[i] ?? '').choices.length > 0) return i;
  }
  return -1;
}

/** Figures as they stand after the lines said so far: a face follows its last words. */
export function figuresNow(scene: StagedScene, shown: number): string[] {
  return scene.people.map(({ who, figure }) => {
    let now = figure;
    for (const line of scene.lines.slice(0, shown)) {
      if (line.who === who && line.face) now = line.face;
    }
    return now;
  });
}

/** Where a returning reader goes on: after the last stop the server knows. */
export function resumeAt(
  story: readonly StagedScene[],
  saved: readonly string[],
): string | undefined {
  if (saved.includes('story')) return undefined;
  const passed = story.filter(({ id, stop }) => stop && saved.includes(id));
  return passed[passed.length - 1]?.next;
}
