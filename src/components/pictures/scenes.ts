import { clinic, office } from './scenes-care.ts';
import { dorm, evening, yard } from './scenes-evening.ts';
import { chat, home, party } from './scenes-private.ts';
import { bus, classroom, corridor, playground, shop } from './scenes-public.ts';
import { parcels, stop, street } from './scenes-town.ts';

const scenes = {
  classroom,
  corridor,
  clinic,
  office,
  playground,
  home,
  evening,
  dorm,
  shop,
  street,
  stop,
  bus,
  parcels,
  chat,
  party,
  yard,
};

export type SceneName = keyof typeof scenes;

/**
 * Background on a 640×360 box; figures stand at the bottom, so that part stays quiet.
 * @param lesson its number, so that not every lesson has the same on the board
 */
export const scene = (name: SceneName, lesson = 0): string =>
  `<g class="pc pc-scene">${scenes[name](lesson)}</g>`;
