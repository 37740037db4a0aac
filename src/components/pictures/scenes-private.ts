import { circle, line, path, rect } from './svg.ts';

export const home = (): string =>
  [
    rect('wall', -4, -4, 648, 368),
    rect('floor', -4, 296, 648, 80),
    // Window and curtains.
    rect('paper', 46, 36, 150, 152, 6),
    rect('glass', 56, 46, 130, 132, 3),
    path('tree', 'M56 178V150Q72 128 98 138Q116 116 142 136Q166 130 186 152V178Z'),
    path('paper', 'M121 46V178'),
    path('rose', 'M32 30H96Q92 110 62 128L70 214H32ZM210 30H146Q150 110 180 128L172 214H210Z'),
    rect('wood', 22, 22, 198, 12, 6),
    // Pictures.
    rect('wood', 262, 48, 100, 78, 4),
    rect('paper', 272, 58, 80, 58, 2),
    path('tree', 'M272 116L302 78L320 100L334 88L352 116Z'),
    circle('amber', 332, 74, 7),
    rect('wood', 384, 66, 56, 60, 4),
    rect('sky', 393, 75, 38, 42, 2),
    path('rose', 'M412 109q-16-10-12-19t12-1q8-8 12 1t-12 19Z'),
    // Sofa.
    path('sofa', 'M180 306V196q0-26 26-26H436q26 0 26 26V306Z'),
    path('sofa', 'M321 170V250'),
    path(
      'sofa',
      'M188 300V266H454V300ZM156 316V240q0-20 22-20t22 20V316ZM442 316V240q0-20 22-20t22 20V316Z',
    ),
    path('amber', 'M214 214l40-8l8 42l-40 8Z'),
    // Lamp, plant, rug.
    path('halo', 'M544 130h.1'),
    path('rail', 'M544 128V310M522 312h44'),
    path('amber', 'M518 90H570L586 134H502Z'),
    path('rose', 'M582 314l6-46h44l6 46Z'),
    path(
      'tree',
      'M610 268Q578 256 578 214Q608 224 610 268Q606 204 640 190V236Q630 262 610 268ZM610 268Q592 220 606 190Q626 220 610 268Z',
    ),
    path('rug', 'M120 334H520L560 364H80Z'),
  ].join('');

export const chat = (): string =>
  [
    rect('tint', -4, -4, 648, 368),
    path('tint-deep', 'M-4 250Q120 196 300 236T644 214V364H-4Z'),
    // Bubbles floating on both sides.
    path(
      'paper',
      'M50 42H168q18 0 18 18v34q0 18-18 18H92l-22 20v-20H50q-18 0-18-18V60q0-18 18-18Z',
    ),
    path('faint', 'M56 66H160M56 88H128'),
    path(
      'uniform',
      'M478 30H586q18 0 18 18v28q0 18-18 18h-14v20l-22-20h-72q-18 0-18-18V48q0-18 18-18Z',
    ),
    path('chalk', 'M484 54H580M484 72H548'),
    path(
      'amber',
      'M512 142h54q14 0 14 14v18q0 14-14 14h-34l-16 14v-14h-4q-14 0-14-14v-18q0-14 14-14Z',
    ),
    path('chalk', 'M522 165h.1M539 165h.1M556 165h.1'),
    path('rose', 'M120 204q-26-18-20-34t20-2q14-14 20 2t-20 34Z'),
    // Phone.
    rect('slate', 218, 8, 204, 380, 28),
    rect('stone', 230, 22, 180, 352, 18),
    path('chalk', 'M300 15h40'),
    path('paper', 'M230 64V40q0-18 18-18H392q18 0 18 18V64Z'),
    path('faint', 'M250 44l-8 7l8 7M290 50h60M386 50h.1M396 50h.1'),
    circle('sky', 254, 90, 12),
    rect('paper', 274, 78, 104, 32, 10),
    path('faint', 'M286 94h72'),
    circle('amber', 386, 134, 12),
    rect('tree', 276, 122, 88, 32, 10),
    path('chalk', 'M288 138h58'),
    circle('sky', 254, 178, 12),
    rect('paper', 274, 166, 78, 32, 10),
    path('faint', 'M288 182h.1M304 182h.1M320 182h.1'),
    rect('paper', 242, 330, 156, 28, 12),
  ].join('');

const balloon = (cls: string, x: number, y: number): string =>
  line(`M${x} ${y + 34}q-10 30 2 66`) +
  path(
    cls,
    `M${x} ${y + 34}C${x - 38} ${y + 16} ${x - 32} ${y - 34} ${x} ${y - 34}S${x + 38} ${y + 16} ${x} ${y + 34}Z`,
  );

export const party = (): string =>
  [
    rect('wall', -4, -4, 648, 368),
    rect('green', -4, 196, 648, 110),
    rect('floor', -4, 300, 648, 80),
    // Window in the evening.
    rect('paper', 236, 76, 168, 116, 6),
    rect('dusk', 246, 86, 148, 96, 3),
    path('halo-small', 'M366 112h.1'),
    path('paper', 'M320 86V182'),
    path('star', 'M270 110h.1M296 134h.1M344 150h.1M262 156h.1'),
    // Bunting.
    line('M-4 20Q160 84 320 40T644 20'),
    path('amber', 'M40 36l34 10l-22 28ZM352 33l36-6l-10 36ZM548 14l36 1l-18 32Z'),
    path('uniform', 'M104 52l36 5l-20 32ZM250 55l36-6l-10 36ZM450 15l36-3l-14 34Z'),
    path('rose', 'M176 60l36-1l-16 34ZM308 42l30-7l-6 34ZM402 24l34-7l-8 36Z'),
    balloon('rose', 64, 138),
    balloon('amber', 116, 118),
    balloon('sky', 582, 110),
    balloon('uniform', 534, 144),
    // Table with cake, fruit and juice.
    path('paper', 'M168 240H472L488 316H152Z'),
    path(
      'faint',
      'M176 262q18 16 36 0q18 16 36 0q18 16 36 0q18 16 36 0q18 16 36 0q18 16 36 0q18 16 36 0q18 16 36 0',
    ),
    path('rose', 'M288 240V212q0-8 8-8h48q8 0 8 8v28Z'),
    path('paper', 'M288 218v-6q0-8 8-8h48q8 0 8 8v6q-11 12-21 0q-11 12-22 0q-11 12-21 0Z'),
    path('amber', 'M320 204v-18'),
    path('tree', 'M396 226h58q-4 16-29 14q-25 2-29-14Z'),
    circle('amber', 414, 216, 10),
    circle('rose', 434, 216, 10),
    path('amber', 'M200 240l-4-34h28l-4 34ZM240 240l-4-34h28l-4 34Z'),
    line('M212 206l6-18M252 206l6-18'),
    // Gift box.
    rect('sky', 556, 258, 72, 60, 4),
    rect('sky', 550, 246, 84, 16, 4),
    path('clip', 'M592 248v68M592 246q-28-22-26-2M592 246q28-22 26-2'),
    path('rug', 'M100 340H540L570 364H70Z'),
  ].join('');
