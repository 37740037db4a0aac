import { circle, line, path, rect } from './svg.ts';

const sky = (): string =>
  rect('glass', -4, -4, 648, 300) +
  path(
    'cloud',
    'M70 58q4-22 26-18q14-20 36 0q24-2 24 18ZM470 42q4-18 22-16q12-16 30 0q20 0 20 16Z',
  );

const pavement = (): string =>
  rect('stone', -4, 282, 648, 84) +
  path('lane', 'M-4 322H644M90 284l-30 80M250 284l-10 80M400 284l10 80M560 284l30 80');

/** Before the shops: an awning, a second door, a street lamp. */
export const street = (): string =>
  [
    sky(),
    path('tree', 'M-4 210V120Q20 100 44 122Q70 126 66 160Q80 190 60 210Z'),
    // Corner shop.
    rect('wall', 40, 40, 306, 246, 4),
    rect('wood', 56, 52, 274, 34, 5),
    path('chalk', 'M100 69h44M164 69h34M218 69h60'),
    rect('glass', 64, 128, 150, 110, 4),
    path('amber', 'M78 238v-30h26v30ZM150 238v-22h30v22Z'),
    path('rose', 'M112 238q-2-32 14-32t14 32Z'),
    path('uniform', 'M188 238v-36h16v36Z'),
    line('M64 182H214'),
    path('sky', 'M78 182v-22h18v22ZM126 182v-28h22v28Z'),
    path('tree', 'M102 182v-16h18v16ZM160 182v-20h26v20Z'),
    rect('wood-dark', 236, 122, 88, 164, 3),
    rect('glass', 246, 132, 68, 96, 3),
    circle('amber', 252, 246, 5),
    path('paper', 'M264 150h32v22h-32Z'),
    path(
      'paper',
      'M34 86H354V112q-20 22-40 0q-20 22-40 0q-20 22-40 0q-20 22-40 0q-20 22-40 0q-20 22-40 0q-20 22-40 0q-20 22-40 0Z',
    ),
    path(
      'uniform',
      'M74 86h40V112q-20 22-40 0ZM154 86h40V112q-20 22-40 0ZM234 86h40V112q-20 22-40 0ZM314 86h40V112q-20 22-40 0Z',
    ),
    // House next door with a small hairdresser's sign.
    rect('green', 362, 64, 200, 222, 4),
    path('slate', 'M352 68h220v-16H352Z'),
    rect('glass', 382, 92, 70, 62, 4),
    rect('glass', 472, 92, 70, 62, 4),
    line('M417 92v62M507 92v62'),
    rect('wood', 388, 186, 66, 100, 3),
    rect('glass', 398, 196, 46, 40, 3),
    rect('paper', 482, 184, 60, 70, 4),
    path('faint', 'M494 202h36M494 218h24'),
    rect('paper', 462, 178, 12, 72, 6),
    path('clip', 'M465 192l6-4M465 210l6-4M465 228l6-4'),
    pavement(),
    // Street lamp and a bicycle stand.
    path('rail', 'M606 300V76Q606 52 580 52'),
    path('glow', 'M556 52h30v10q-15 14-30 0Z'),
    path('tree', 'M616 300Q596 276 616 254Q644 240 644 300Z'),
    path('wood', 'M20 300v-30h44v30Z'),
    path('tree', 'M16 272Q14 240 42 244Q70 240 68 272Z'),
    path('star', 'M32 256h.1M46 262h.1M54 254h.1'),
  ].join('');

/** Waiting for the bus: shelter, sign, the bus comes. */
export const stop = (): string =>
  [
    sky(),
    path('stone', 'M-4 236V150h46v-36h52v60h40v-28h48v90ZM474 236v-70h40v-44h54v50h34v-24h50v88Z'),
    path('chalk', 'M58 134h16M58 152h16M146 168h16M532 142h16M532 160h16M614 170h14'),
    path(
      'tree',
      'M-4 240V210Q30 184 60 204Q96 186 124 212Q160 196 190 240ZM440 240Q460 198 500 212Q540 188 576 210Q610 196 644 214V240Z',
    ),
    rect('slate', -4, 236, 648, 50),
    path('lane', 'M10 262h50M110 262h50M480 262h50M580 262h50'),
    // The bus.
    rect('uniform', -20, 142, 132, 122, 14),
    path('glass', 'M-20 160h78v44h-78ZM68 160h34v62h-34Z'),
    path('halo-lamp', 'M102 240h.1'),
    circle('slate', 34, 264, 18),
    circle('stone', 34, 264, 6),
    rect('paper', 2, 146, 60, 10, 3),
    pavement(),
    // Shelter.
    rect('tint', 196, 96, 250, 148, 3),
    path('cloud', 'M214 226L290 104H322L246 226ZM268 226L344 104H352L276 226Z'),
    path('rail', 'M196 84V304M446 84V304'),
    rect('paper', 362, 112, 68, 116, 4),
    path('rose', 'M396 178q-22-14-16-28t16-1q10-13 16 1t-16 28Z'),
    path('faint', 'M376 198h40M376 212h26'),
    path('uniform', 'M178 66H464L454 90H188Z'),
    rect('wood', 214, 250, 214, 16, 5),
    line('M234 266v34M408 266v34'),
    // Sign.
    path('rail', 'M536 304V70'),
    circle('amber', 536, 60, 30),
    path('bus-mark', 'M522 52h28v18h-28ZM528 76v.1M544 76v.1M522 62h28'),
    rect('paper', 510, 104, 92, 76, 5),
    path('route', 'M522 124h66'),
    path('stop', 'M528 124h.1M550 124h.1M572 124h.1'),
    path('faint', 'M524 144h58M524 160h40'),
  ].join('');

const box = (cls: string, x: number, y: number, w: number, h: number): string =>
  rect(cls, x, y, w, h, 2) +
  path('tape', `M${x + w / 2} ${y}v${h}`) +
  rect('paper', x + 4, y + h - 14, 14, 9, 1);

/** Where parcels are handed in and fetched. */
export const parcels = (): string =>
  [
    rect('wall', -4, -4, 648, 368),
    rect('floor', -4, 310, 648, 60),
    rect('uniform', -4, -4, 648, 44),
    path('chalk', 'M196 18h40M254 18h56M328 18h40M386 18h60'),
    path('tape', 'M38 12h44v20H38ZM60 12v20'),
    path('tape', 'M558 12h44v20h-44ZM580 12v20'),
    // Shelves.
    rect('stone', 132, 64, 344, 250, 4),
    path('slate', 'M142 74H466V140H142ZM142 152H466V218H142ZM142 230H466V304H142Z'),
    box('wood', 152, 92, 62, 48),
    box('amber', 218, 108, 42, 32),
    box('wood', 268, 86, 54, 54),
    box('wood-dark', 330, 104, 68, 36),
    box('wood', 404, 90, 52, 50),
    box('wood-dark', 150, 176, 50, 42),
    box('wood', 206, 162, 66, 56),
    box('sky', 280, 182, 44, 36),
    box('wood', 330, 168, 56, 50),
    box('amber', 392, 180, 64, 38),
    box('wood', 152, 248, 74, 56),
    box('wood', 236, 262, 56, 42),
    box('wood-dark', 300, 244, 70, 60),
    box('wood', 378, 256, 78, 48),
    path(
      'star',
      'M178 146h.1M240 146h.1M300 146h.1M360 146h.1M424 146h.1M178 224h.1M240 224h.1M300 224h.1M360 224h.1M424 224h.1',
    ),
    // Notice with rules, scale, trolley.
    rect('paper', 24, 66, 84, 108, 4),
    path('route', 'M38 86h40'),
    path('faint', 'M38 108h56M38 126h56M38 144h34'),
    box('wood', 10, 240, 84, 72),
    box('amber', 26, 196, 54, 44),
    rect('paper', 502, 66, 120, 86, 4),
    path('amber', 'M516 80h36v36h-36Z'),
    path('faint', 'M566 84h42M566 100h42M566 116h26M516 134h70'),
    rect('wood', 500, 232, 148, 82, 4),
    rect('wood-dark', 492, 220, 160, 16, 4),
    rect('stone', 520, 206, 62, 14, 3),
    path('rail', 'M596 220v-36'),
    rect('slate', 580, 164, 44, 26, 4),
    path('chalk', 'M590 177h22'),
  ].join('');
