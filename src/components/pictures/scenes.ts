import { chat, home, party } from './scenes-private.ts';
import { bus, classroom, corridor, playground, shop } from './scenes-public.ts';

export type SceneName =
  | 'classroom'
  | 'corridor'
  | 'home'
  | 'shop'
  | 'bus'
  | 'chat'
  | 'party'
  | 'playground';

const scenes: Record<SceneName, () => string> = {
  classroom,
  corridor,
  home,
  shop,
  bus,
  chat,
  party,
  playground,
};

/** Background on a 640×360 box; figures stand at the bottom, so that part stays quiet. */
export const scene = (name: SceneName): string => `<g class="pc pc-scene">${scenes[name]()}</g>`;
