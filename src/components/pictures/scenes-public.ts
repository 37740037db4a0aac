import { circle, line, path, rect } from './svg.ts';

const room = (skirting: number): string =>
  rect('wall', -4, -4, 648, 368) +
  rect('green', -4, skirting - 84, 648, 84) +
  rect('floor', -4, skirting, 648, 80);

const treeTops = (d: string): string => path('tree', d);

/** What stands on the board, another drawing in each lesson. */
const onBoard = [
  path('chalk', 'M206 74h70M206 94h104M206 114h88M206 134h52') +
    path(
      'chalk',
      'M392 142V112M392 118Q362 116 360 88Q390 86 392 118Q394 78 428 74Q430 110 392 118M350 144h86',
    ),
  path(
    'chalk',
    'M220 78h62q12 0 12 12v18q0 12-12 12h-40l-16 14v-14h-6q-12 0-12-12V90q0-12 12-12M228 94h44M228 106h28',
  ) + path('chalk', 'M350 74h92M350 98h70M350 122h84M350 146h40'),
  path('chalk', 'M214 146V66M214 146h104M234 146v-36M258 146v-56M282 146v-24M306 146v-44') +
    path('chalk', 'M366 108a34 34 0 1 0 68 0a34 34 0 1 0-68 0M400 108V74M400 108l24 24'),
  path('chalk', 'M206 70h36v28h-36ZM206 116h36v28h-36ZM258 78h74M258 90h44M258 124h60M258 136h74') +
    path('chalk', 'M404 146q-40-26-34-54t34-4q28-24 34 4t-34 54'),
];

export const classroom = (lesson = 0): string =>
  [
    room(310),
    // Window with a tree outside.
    rect('paper', 20, 34, 128, 160, 6),
    rect('glass', 30, 44, 108, 140, 3),
    treeTops('M32 184V150Q34 122 58 124Q66 98 92 108Q118 102 118 132Q134 138 136 160V184Z'),
    path('paper', 'M84 44V184M30 104H138'),
    rect('wood', 12, 190, 144, 10, 4),
    path('rose', 'M118 190l4-22h22l4 22Z'),
    path('tree', 'M133 168Q116 160 118 142Q134 146 133 168Q132 150 148 144Q150 162 133 168Z'),
    // Blackboard.
    rect('wood', 172, 36, 296, 152, 8),
    rect('board', 182, 46, 276, 132, 3),
    rect('wood', 206, 184, 228, 10, 4),
    onBoard[lesson % onBoard.length],
    rect('paper', 226, 178, 34, 9, 3),
    path('chalk-amber', 'M280 182h14'),
    // Clock and notice board.
    circle('paper', 556, 54, 24),
    line('M556 40v15l10 6'),
    rect('wood', 496, 98, 122, 96, 6),
    rect('paper', 508, 110, 42, 34, 2),
    rect('amber', 562, 108, 40, 28, 2),
    rect('sky', 510, 154, 36, 28, 2),
    rect('paper', 560, 148, 44, 36, 2),
    path('faint', 'M516 120h26M516 132h18M568 160h28M568 172h20'),
    // Desks at both edges.
    path('wood', 'M-4 296H92L104 314H-4ZM644 296H548L536 314H644Z'),
    line('M86 314V364M554 314V364'),
    path('uniform', 'M14 296v-12h54v12Z'),
    path('paper', 'M20 284v-9h44v9Z'),
    path('amber', 'M574 296v-11h50v11Z'),
  ].join('');

export const corridor = (): string =>
  [
    room(306),
    path('beam', 'M-4-4H644V22H-4Z'),
    path('light', 'M120 22h96l-8 12h-80ZM424 22h96l-8 12h-80Z'),
    // Two wide windows over the trees.
    rect('paper', 40, 54, 196, 150, 6),
    rect('paper', 264, 54, 196, 150, 6),
    rect('glass', 50, 64, 176, 130, 3),
    rect('glass', 274, 64, 176, 130, 3),
    path(
      'cloud',
      'M84 104q2-16 18-14q10-14 24 0q16 0 16 14ZM336 96q2-12 14-12q8-12 20 0q14 0 14 12Z',
    ),
    treeTops(
      'M50 194V164Q62 142 84 150Q98 128 122 144Q146 136 154 158Q182 142 226 168V194ZM274 194V158Q296 136 322 150Q340 120 372 138Q402 124 412 150Q432 146 450 160V194Z',
    ),
    path('paper', 'M138 64V194M362 64V194'),
    rect('wood', 30, 202, 440, 12, 4),
    path('rose', 'M66 202l4-20h24l4 20Z'),
    path('tree', 'M82 182Q62 174 62 154Q82 158 82 182Q82 160 102 152Q104 174 82 182Z'),
    // Classroom door.
    rect('wood-dark', 500, 66, 116, 244, 4),
    rect('wood', 510, 76, 96, 234, 3),
    rect('glass', 526, 92, 64, 66, 4),
    line('M558 92v66'),
    circle('amber', 524, 212, 6),
    rect('uniform', 520, 36, 76, 22, 4),
    path('chalk', 'M534 47h48'),
    // Light on the floor.
    path('sun-patch', 'M70 318H214L250 364H86ZM292 318H436L490 364H324Z'),
  ].join('');

export const shop = (): string =>
  [
    rect('wall', -4, -4, 648, 368),
    rect('floor', -4, 312, 648, 60),
    // Shelves of goods.
    rect('wood', 150, 74, 320, 240, 4),
    path('wood-dark', 'M160 84H460V136H160ZM160 148H460V200H160ZM160 212H460V304H160Z'),
    path('amber', 'M170 136V104h28v32ZM298 136V98h34v38ZM226 200V172h40v28ZM400 200V164h26v36Z'),
    path('sky', 'M204 136V96h22v40ZM404 136V108h44v28ZM172 200V168h24v32ZM340 200V170h44v30Z'),
    path('rose', 'M236 136q-2-36 14-36t14 36ZM348 136V106h20v30ZM278 200q-2-30 12-30t12 30Z'),
    path(
      'paper',
      'M268 136V112h24v24ZM376 136V100h20v36ZM202 200V164h18v36ZM308 200V174h26v26ZM430 200V176h22v24Z',
    ),
    path('tree', 'M174 262q4-28 26-28t26 28ZM396 262q4-28 26-28t26 28Z'),
    path('amber', 'M230 262q4-28 26-28t26 28ZM340 262q4-28 26-28t26 28Z'),
    path('rose', 'M285 262q4-28 26-28t26 28Z'),
    path('wood', 'M166 260H454V302H166Z'),
    // Fridge.
    rect('paper', 496, 92, 124, 226, 8),
    rect('glass', 508, 116, 100, 176, 4),
    line('M508 172H608M508 230H608M520 104h40'),
    path(
      'uniform',
      'M518 172v-26q0-6 6-6h6q6 0 6 6v26ZM570 172v-26q0-6 6-6h6q6 0 6 6v26ZM544 230v-26q0-6 6-6h6q6 0 6 6v26ZM570 288v-26q0-6 6-6h6q6 0 6 6v26Z',
    ),
    path(
      'amber',
      'M544 172v-26q0-6 6-6h6q6 0 6 6v26ZM518 230v-26q0-6 6-6h6q6 0 6 6v26ZM570 230v-26q0-6 6-6h6q6 0 6 6v26ZM518 288v-26q0-6 6-6h6q6 0 6 6v26Z',
    ),
    // Counter with a sweet jar.
    path('wood', 'M-4 256H128V364H-4Z'),
    rect('wood-dark', -8, 244, 148, 16, 4),
    rect('glass', 28, 198, 50, 46, 10),
    circle('rose', 44, 230, 7),
    circle('amber', 60, 228, 7),
    circle('tree', 52, 215, 7),
    rect('uniform', 32, 186, 42, 14, 5),
    path('faint', 'M20 290h84M20 320h84'),
    // Awning.
    path(
      'paper',
      'M-4-4H644V34q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0q-27 30-54 0Z',
    ),
    path(
      'uniform',
      'M50-4h54V34q-27 30-54 0ZM158-4h54V34q-27 30-54 0ZM266-4h54V34q-27 30-54 0ZM374-4h54V34q-27 30-54 0ZM482-4h54V34q-27 30-54 0ZM590-4h54V34q-27 30-54 0Z',
    ),
  ].join('');

const strap = (x: number): string => line(`M${x} 30v26`) + path('paper', `M${x} 56l-15 26h30Z`);

const seat = (x: number): string =>
  path('sofa', `M${x} 364V252q0-28 28-28h54q28 0 28 28V364Z`) +
  line(`M${x + 16} 364V262q0-20 20-20h38q20 0 20 20V364`) +
  path('grip', `M${x + 88} 226q20-12 24 16`);

export const bus = (): string =>
  [
    rect('wall', -4, -4, 648, 368),
    rect('green', -4, 228, 648, 94),
    rect('floor', -4, 322, 648, 50),
    // Windows onto the town.
    rect('glass', 26, 66, 270, 142, 18),
    rect('glass', 318, 66, 190, 142, 18),
    path('stone', 'M30 200V150h40v-34h48v46h34v-22h40v60ZM322 200v-56h44v22h32v-62h46v46h34v50Z'),
    path(
      'chalk',
      'M42 166h14M84 134h20M84 150h20M84 166h20M164 158h14M336 160h16M412 122h18M412 138h18M412 154h18',
    ),
    treeTops(
      'M30 204v-12Q52 168 80 184Q104 166 128 184Q164 170 186 186Q226 164 248 182Q276 172 292 192Q292 206 278 206H44Q30 206 30 204ZM322 200Q340 172 370 186Q396 168 420 184Q456 166 504 190Q504 206 490 206H336Q322 206 322 200Z',
    ),
    path(
      'cloud',
      'M214 112q2-14 16-12q10-14 24 0q14 0 14 12ZM458 104q2-10 12-10q8-8 16 2q10 0 10 8Z',
    ),
    // Door.
    rect('stone', 534, 56, 112, 270, 8),
    rect('glass', 546, 70, 40, 220, 6),
    rect('glass', 598, 70, 60, 220, 6),
    // Stops strip.
    rect('paper', 26, 2, 482, 20, 4),
    path('route', 'M44 12H490'),
    path('stop', 'M60 12h.1M132 12h.1M204 12h.1M276 12h.1M348 12h.1M420 12h.1M474 12h.1'),
    path('rail', 'M-4 34H524'),
    [70, 150, 230, 350, 430].map(strap).join(''),
    // Seat backs.
    [22, 150, 366].map(seat).join(''),
    path('rail', 'M520-4V364'),
  ].join('');

export const playground = (): string =>
  [
    rect('glass', -4, -4, 648, 240),
    circle('amber', 84, 66, 28),
    path(
      'cloud',
      'M150 84q4-26 30-22q16-22 40 0q26-2 26 22ZM520 68q4-22 26-20q14-18 34 0q22 0 22 20Z',
    ),
    // School building.
    path('paper', 'M214 224V112H482V224Z'),
    path('uniform', 'M204 112V96H492v16ZM324 224v-36h48v36Z'),
    path(
      'sky',
      'M232 130h32v24h-32ZM280 130h32v24h-32ZM384 130h32v24h-32ZM432 130h32v24h-32ZM232 172h32v24h-32ZM280 172h32v24h-32ZM384 172h32v24h-32ZM432 172h32v24h-32Z',
    ),
    circle('paper', 348, 142, 20),
    line('M348 132v11l7 4M348 188v36'),
    // Trees and lawn.
    treeTops(
      'M-4 228V132Q16 108 42 126Q72 116 78 146Q104 152 98 182Q108 214 80 228ZM112 228Q92 196 116 182Q118 150 146 156Q176 148 178 182Q200 198 184 228ZM508 228Q490 196 514 180Q520 152 548 160Q576 154 580 184Q600 200 586 228Z',
    ),
    line('M40 228V176M146 228V194M548 228V196M40 196l14-12M146 210l-12-10'),
    rect('lawn', -4, 226, 648, 60),
    rect('track', -4, 270, 648, 96),
    path('lane', 'M-4 296H644M-4 328H644'),
    // Basketball stand.
    path('rail', 'M622 300V130M622 150L606 100'),
    rect('paper', 562, 48, 78, 62, 4),
    path('route', 'M586 100V74h30v26'),
    path('clip', 'M582 112h36'),
    path('chalk', 'M586 118l6 26h16l6-26M592 144l14-26M608 144l-14-26'),
  ].join('');
