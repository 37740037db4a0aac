import { circle, line, path, rect } from './svg.ts';

/** The school doctor's room: cabinet, bed behind a curtain, eye chart. */
export const clinic = (): string =>
  [
    rect('wall', -4, -4, 648, 368),
    rect('tint', -4, 206, 648, 104),
    rect('floor', -4, 306, 648, 60),
    // Window with blinds.
    rect('paper', 250, 32, 136, 116, 6),
    rect('glass', 260, 42, 116, 96, 3),
    path('tree', 'M260 138V112Q278 92 300 104Q316 84 340 104Q362 96 376 118V138Z'),
    path('faint', 'M260 54H376M260 66H376M260 78H376'),
    rect('wood', 240, 146, 156, 10, 4),
    path('rose', 'M352 146l4-20h22l4 20Z'),
    path('tree', 'M367 126Q350 120 350 100Q366 106 367 126Q368 106 384 102Q384 120 367 126Z'),
    // Cabinet.
    rect('paper', 24, 58, 150, 252, 6),
    rect('glass', 36, 70, 58, 118, 3),
    rect('glass', 104, 70, 58, 118, 3),
    path('stone', 'M36 200H162V298H36Z'),
    line('M99 200v98M86 244v14M112 244v14M36 130H162'),
    path('amber', 'M44 130v-30h16v30ZM136 188v-26h18v26Z'),
    path('sky', 'M66 130v-22h18v22ZM112 130v-34h16v34ZM44 188v-32h14v32Z'),
    path('uniform', 'M66 188v-24h20v24ZM136 130v-22h18v22ZM112 188v-34h14v34Z'),
    rect('tint', 74, 18, 50, 50, 12),
    path('route', 'M99 30v26M86 43h26'),
    // Eye chart and the ruler for one's height.
    rect('paper', 196, 50, 38, 104, 4),
    path('mark-e', 'M207 62h16M207 62v14h16M207 69h12M210 90h10M210 90v9h10M211 114h8M212 130h6'),
    path('rail', 'M424 60V306'),
    path('faint', 'M424 84h16M424 112h10M424 140h16M424 168h10M424 196h16M424 224h10M424 252h16'),
    // Curtain and bed.
    path('rail', 'M460 40H644'),
    path('sky', 'M474 44H534Q528 150 540 262H480Q470 150 474 44Z'),
    path('faint', 'M494 52Q488 150 500 254M514 52Q510 150 520 254'),
    path('rail', 'M552 306V262M634 306V262'),
    rect('paper', 540, 226, 108, 38, 8),
    path('sky', 'M596 226H648V264H584Q582 240 596 226Z'),
    path('paper', 'M548 228q0-20 22-20h12q12 0 12 18Z'),
  ].join('');

/** A room where grown-ups have time: books, whiteboard, water. */
export const office = (): string =>
  [
    rect('wall', -4, -4, 648, 368),
    rect('floor', -4, 304, 648, 60),
    // Bookcase with binders.
    rect('wood', 18, 40, 172, 270, 5),
    path('wood-dark', 'M28 50H180V120H28ZM28 132H180V202H28ZM28 214H180V300H28Z'),
    path('uniform', 'M36 120V66h18v54ZM58 120V66h18v54ZM112 202v-52h16v52Z'),
    path('amber', 'M82 120V76h16v44ZM36 202v-46h22v46ZM150 202v-60h18v60Z'),
    path('sky', 'M104 120V62h14v58ZM64 202v-54h14v54ZM132 202v-46h14v46Z'),
    path('rose', 'M122 120V72h16v48ZM84 202v-40h20v40Z'),
    path('faint', 'M40 80h10M62 80h10'),
    circle('paper', 156, 98, 16),
    line('M156 90v8l6 4M140 120q16-10 32 0'),
    path('paper', 'M40 300v-46h60v46Z'),
    path('wood', 'M112 300v-60h56v60Z'),
    line('M52 270h36M130 268h20'),
    // Whiteboard with a plan for the week.
    rect('stone', 222, 38, 216, 126, 6),
    rect('paper', 232, 48, 196, 106, 3),
    path('faint', 'M232 74H428M281 48V154M330 48V154M379 48V154'),
    path('stop', 'M256 94h.1M354 114h.1M404 94h.1'),
    path('route', 'M246 116h22M296 94h22M296 132h22M394 134h20'),
    rect('wood', 262, 162, 136, 8, 3),
    // Window at dusk-free day, with a sill.
    rect('paper', 470, 36, 146, 122, 6),
    rect('glass', 480, 46, 126, 102, 3),
    path('tree', 'M480 148V122Q500 100 524 114Q544 92 566 112Q590 104 606 126V148Z'),
    path('paper', 'M543 46V148'),
    rect('wood', 462, 154, 162, 10, 4),
    // Water dispenser and plant.
    rect('paper', 470, 214, 56, 100, 6),
    path('sky', 'M478 214v-34q0-8 8-8h24q8 0 8 8v34Z'),
    line('M486 238h10M502 238h10M480 262h36'),
    path('wood-dark', 'M572 314l6-44h46l6 44Z'),
    path(
      'tree',
      'M600 270Q566 254 566 208Q598 224 600 270Q596 206 634 188V238Q622 266 600 270ZM600 270Q580 216 598 180Q620 218 600 270Z',
    ),
  ].join('');
