import type { SceneName } from './scenes.ts';
import { circle, line, path, rect } from './svg.ts';

/** What stands before the people, so that they are in the place and not pasted on it. */
const desk = (x: number, w: number): string =>
  path('wood', `M${x + 8} 336H${x + w - 8}L${x + w} 364H${x}Z`);

const books = (x: number): string =>
  path('uniform', `M${x} 338v-9h56v9Z`) + path('amber', `M${x + 6} 329v-8h46v8Z`);

const cup = (cls: string, x: number, y: number): string =>
  path(cls, `M${x} ${y}h22l-3 24h-16Z`) + line(`M${x + 22} ${y + 5}q12 0 0 13`);

const bowl = (cls: string, x: number, y: number): string =>
  path(cls, `M${x} ${y}h46q-2 20-16 22h-14q-14-2-16-22Z`);

const steam = (x: number, y: number): string =>
  path('steam', `M${x} ${y}q-6-8 0-15M${x + 14} ${y}q-6-8 0-15`);

const table = (cls: string): string => path(cls, 'M-4 344H644V364H-4Z');

const grass = (xs: number[]): string =>
  path(
    'lawn',
    `${xs.map((x) => `M${x} 364q-2-22-12-28q14 2 18 16q2-18 12-24q-6 16 0 26q6-10 16-12q-10 8-12 22Z`).join('')}`,
  );

const flowers = (at: [number, number][]): string =>
  at
    .map(
      ([x, y]) => line(`M${x} 364V${y}`) + circle('paper', x, y, 8) + path('star', `M${x} ${y}h.1`),
    )
    .join('');

const fronts: Partial<Record<SceneName, () => string>> = {
  classroom: () =>
    desk(24, 226) +
    desk(390, 226) +
    books(44) +
    path('paper', 'M452 336l8-9h60l8 9Z') +
    path('stop', 'M556 333h26'),
  home: () =>
    table('wood') +
    cup('sky', 300, 328) +
    bowl('paper', 340, 330) +
    circle('amber', 354, 326, 9) +
    circle('rose', 370, 326, 9),
  evening: () =>
    table('wood') +
    bowl('paper', 32, 330) +
    steam(46, 322) +
    path('sky', 'M282 340h86q-6 12-20 12h-46q-14 0-20-12Z') +
    path('tree', 'M294 340q6-16 20-10q8-12 20 0q16-6 22 10Z') +
    bowl('paper', 570, 330) +
    steam(584, 322),
  shop: () =>
    table('wood') +
    path('rose', 'M298 344v-22h18v22Z') +
    path('sky', 'M322 344v-30h16v30Z') +
    path('amber', 'M22 344v-16h34v16Z'),
  office: () =>
    table('wood') +
    cup('paper', 306, 328) +
    steam(310, 322) +
    path('paper', 'M560 344l6-9h60l8 9Z') +
    books(20),
  clinic: () =>
    table('paper') +
    path('cord-front', 'M292 340q-18-26 4-32M296 340q40 10 56-14') +
    circle('amber', 356, 322, 8) +
    path('sky', 'M24 344v-26h22v26Z') +
    path('paper', 'M572 344l6-9h48l8 9Z'),
  parcels: () =>
    table('wood') +
    rect('amber', 288, 310, 70, 42, 2) +
    path('tape', 'M323 310v42') +
    rect('paper', 296, 330, 20, 12, 1),
  party: () =>
    table('wood') +
    cup('rose', 24, 328) +
    bowl('sky', 297, 332) +
    circle('amber', 311, 328, 9) +
    circle('rose', 328, 328, 9) +
    cup('amber', 588, 328),
  yard: () =>
    table('wood') +
    bowl('paper', 26, 330) +
    steam(40, 322) +
    path('lantern', 'M286 342h70q-4 10-16 10h-38q-12 0-16-10Z') +
    circle('amber', 308, 332, 10) +
    circle('amber', 332, 332, 10) +
    circle('amber', 320, 322, 10) +
    cup('sky', 584, 328),
  bus: () =>
    path(
      'sofa',
      'M-4 364V346Q40 326 84 346V364ZM278 364V346Q322 326 366 346V364ZM556 364V346Q600 326 644 346V364Z',
    ) + path('grip', 'M60 338q14-10 18 10M342 338q14-10 18 10'),
  playground: () =>
    grass([24, 318, 600]) +
    flowers([
      [46, 340],
      [346, 336],
      [628, 340],
    ]),
  street: () =>
    path('wood', 'M280 344h86v20h-86Z') +
    path('tree', 'M284 344q0-20 16-16q6-14 20-6q14-10 22 4q18-6 20 18Z') +
    path('stop', 'M302 334h.1M324 330h.1M344 336h.1'),
  stop: () =>
    grass([22, 604]) + path('tree', 'M270 364q4-22 24-18q10-14 26-4q16-10 26 4q22-4 24 18Z'),
};

export const front = (name: SceneName): string => {
  const draw = fronts[name];
  return draw ? `<g class="pc pc-scene">${draw()}</g>` : '';
};
