import { line, path, rect } from './svg.ts';

const nightWindow = (x: number, y: number): string =>
  rect('paper', x, y, 132, 116, 6) +
  rect('dusk', x + 10, y + 10, 112, 96, 3) +
  path('night', `M${x + 10} ${y + 106}V${y + 72}h24v-16h26v26h20v-34h24v22h18v36Z`) +
  path(
    'star',
    `M${x + 22} ${y + 86}h.1M${x + 44} ${y + 72}h.1M${x + 44} ${y + 90}h.1M${x + 92} ${y + 62}h.1M${x + 92} ${y + 80}h.1`,
  ) +
  path('halo-small', `M${x + 98} ${y + 34}h.1`) +
  path('paper', `M${x + 66} ${y + 10}v96`);

/** Home after dark, round the table. */
export const evening = (): string =>
  [
    rect('warm', -4, -4, 648, 368),
    rect('floor', -4, 300, 648, 70),
    nightWindow(40, 44),
    path('rose', 'M24 34H72Q70 130 36 176V196H20ZM190 34H142Q144 130 176 176V196H194Z'),
    rect('wood', 12, 26, 190, 12, 6),
    // Lamp over the table.
    path('halo', 'M320 150h.1'),
    line('M320-4V58'),
    path('amber', 'M320 58q40 4 50 44H270q10-40 50-44Z'),
    path('glow', 'M302 102h36q-2 16-18 16t-18-16Z'),
    // Sideboard with dishes and a rice cooker.
    rect('wood', 224, 214, 196, 100, 5),
    line('M322 214v100M300 258v14M344 258v14'),
    rect('wood-dark', 216, 204, 212, 14, 4),
    path('paper', 'M240 204q-6-36 30-36t30 36Z'),
    path('uniform', 'M262 168q8-10 16 0'),
    path('faint', 'M254 188h32'),
    path('sky', 'M350 204q-16-4-18-22h36q-2 18-18 22ZM392 204q-16-4-18-22h36q-2 18-18 22Z'),
    // Refrigerator with notes.
    rect('paper', 460, 58, 118, 260, 10),
    line('M460 152H578M476 116v22M476 166v34'),
    rect('amber', 508, 78, 26, 26, 2),
    rect('sky', 540, 90, 24, 30, 2),
    rect('rose', 500, 176, 34, 26, 2),
    path('tree', 'M544 172q14 6 12 20q-14-4-12-20Z'),
    // Calendar.
    rect('paper', 594, 70, 60, 72, 3),
    path('rose', 'M594 70h60v18h-60Z'),
    path('faint', 'M604 102h40M604 116h40M604 130h26'),
  ].join('');

/** A room shared with others: bunk, lockers, a lamp on the desk. */
export const dorm = (): string =>
  [
    rect('warm', -4, -4, 648, 368),
    rect('floor', -4, 306, 648, 60),
    // Bunk bed.
    path('rail', 'M22 34V320M232 34V320'),
    rect('paper', 22, 118, 210, 22, 5),
    path('uniform', 'M92 118q4-26 34-26h88q18 0 18 26Z'),
    path('paper', 'M34 118q0-24 24-24h16q16 0 16 24Z'),
    rect('paper', 22, 254, 210, 22, 5),
    path('rose', 'M92 254q4-26 34-26h88q18 0 18 26Z'),
    path('paper', 'M34 254q0-24 24-24h16q16 0 16 24Z'),
    path('rail', 'M22 84H120M186 140V318M218 140V318M186 176h32M186 216h32M186 292h32'),
    // Photographs on a string.
    line('M32 52Q126 76 224 50'),
    path('paper', 'M60 58h26v28H60ZM112 64h26v28h-26ZM164 60h26v28h-26Z'),
    path('amber', 'M66 64h14v12H66Z'),
    path('tree', 'M118 70h14v12h-14Z'),
    path('sky', 'M170 66h14v12h-14Z'),
    nightWindow(268, 40),
    rect('wood', 258, 156, 152, 10, 4),
    // Desk with lamp and books.
    path('halo', 'M342 214h.1'),
    rect('wood', 256, 246, 160, 14, 4),
    line('M268 260v56M404 260v56'),
    path('amber', 'M276 246v-34h16v34ZM294 246v-40h14v40Z'),
    path('sky', 'M310 246v-30h18v30Z'),
    path('rail', 'M384 246V214L360 194'),
    path('uniform', 'M340 206l26-22l12 16l-28 18Z'),
    // Lockers and a suitcase.
    rect('stone', 448, 54, 164, 260, 5),
    line('M502 54v260M557 54v260M468 70h16M522 70h16M576 70h16M468 80h16M522 80h16M576 80h16'),
    path('star', 'M492 180h.1M547 180h.1M602 180h.1'),
    rect('amber', 512, 108, 34, 26, 3),
    path('rail', 'M592 232v-26h34v26'),
    rect('uniform', 576, 230, 72, 90, 10),
    line('M596 244v62M618 244v62'),
  ].join('');

const lantern = (x: number, y: number): string =>
  line(`M${x} ${y - 30}v12M${x} ${y + 24}v16M${x - 6} ${y + 24}v10M${x + 6} ${y + 24}v10`) +
  path('lantern', `M${x - 24} ${y}q0-18 24-18t24 18t-24 18t-24-18Z`) +
  path(
    'faint-line',
    `M${x} ${y - 18}v36M${x - 12} ${y - 16}q-6 16 0 32M${x + 12} ${y - 16}q6 16 0 32`,
  ) +
  rect('amber', x - 12, y - 22, 24, 7, 2) +
  rect('amber', x - 12, y + 15, 24, 7, 2);

/** A courtyard on a festive evening: lanterns, lights, a long table. */
export const yard = (): string =>
  [
    rect('dusk', -4, -4, 648, 300),
    path('halo-moon', 'M566 66h.1'),
    path('star', 'M60 40h.1M246 26h.1M420 40h.1M486 92h.1M612 140h.1M24 108h.1'),
    path('night', 'M-4 214Q40 150 96 178Q120 140 168 168Q200 150 224 190H644V260H-4Z'),
    // House with lit windows.
    path('paper', 'M216 122H520V264H216Z'),
    path('slate', 'M190 126Q240 104 262 66H474Q496 104 546 126Z'),
    path(
      'faint-line',
      'M282 72l-14 48M318 72l-8 50M354 72l-2 50M386 72l2 50M420 72l8 50M452 72l14 48',
    ),
    path('glow', 'M238 152h62v58h-62ZM436 152h62v58h-62Z'),
    path('wood-dark', 'M338 264V148h62v116Z'),
    path('glow', 'M346 156h20v40h-20ZM372 156h20v40h-20Z'),
    line('M269 152v58M238 181h62M467 152v58M436 181h62M369 148v116'),
    // Wall, tree, lights.
    path('stone', 'M-4 206H216V264H-4ZM520 206H644V264H520Z'),
    path('slate', 'M-4 196H218V210H-4ZM518 196H644V210H518Z'),
    path('wood-dark', 'M78 264V150h14V264Z'),
    path('tree', 'M20 150Q8 110 44 100Q56 66 94 76Q134 70 142 106Q170 124 150 152Q90 172 20 150Z'),
    rect('floor', -4, 262, 648, 104),
    line('M-4 22Q150 84 320 34T644 20'),
    path(
      'bulb',
      'M56 46h.1M112 58h.1M168 60h.1M224 54h.1M280 44h.1M392 24h.1M448 22h.1M504 24h.1M560 24h.1M612 22h.1',
    ),
    lantern(180, 108),
    lantern(556, 132),
    lantern(320, 74),
    path('rug', 'M60 300H580L620 364H20Z'),
  ].join('');
