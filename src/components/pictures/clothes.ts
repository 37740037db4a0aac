import type { Mood, Who } from './figures.ts';
import { circle, line, move, path } from './svg.ts';

const silhouette = 'M34 262C34 198 40 164 84 151H116C160 164 166 198 166 262Z';
const stout = 'M26 262C26 196 36 162 84 151H116C164 162 174 196 174 262Z';
const neck = path('skin', 'M86 128V150Q100 172 114 150V128Z');
const collar = 'M87 145Q76 149 71 158L86 179L100 168ZM113 145Q124 149 129 158L114 179L100 168Z';
const armLines = line('M61 206Q58 230 58 262M139 206Q142 230 142 262');

function uniform(who: Who): string {
  return (
    path('sleeve', who === 'su' ? stout : silhouette) +
    path('top', 'M84 151H116C126 160 138 196 140 262H60C62 196 74 160 84 151Z') +
    path(
      'stripe',
      who === 'su'
        ? 'M43 186Q34 222 34 262M157 186Q166 222 166 262'
        : 'M49 186Q42 222 42 262M151 186Q158 222 158 262',
    ) +
    path('seam', 'M100 170V262') +
    neck +
    path('top', collar) +
    circle('badge', 121, 200, 6)
  );
}

const adults: Partial<Record<Who, string>> = {
  he:
    path('top', silhouette) +
    path('inner', 'M86 150L78 262H122L114 150Z') +
    neck +
    path('top', 'M86 144L68 156L80 186L92 172M114 144L132 156L120 186L108 172') +
    armLines,
  tang:
    path('top', silhouette) +
    path('inner', 'M84 150L100 222L116 150Z') +
    line('M100 222V262') +
    neck +
    armLines +
    path('cord', 'M80 156L100 214L120 156') +
    path('inner', 'M90 210h20v26h-20Z'),
  mama:
    path('top', silhouette) +
    neck +
    path('inner', 'M84 147Q100 182 116 147L124 152Q100 198 76 152Z') +
    path('knit', 'M64 222H136M64 236H136') +
    armLines,
  luo:
    path('top', silhouette) +
    path('inner', 'M84 150L100 226L116 150Z') +
    line('M100 226V262') +
    neck +
    path('top', 'M86 145L69 160L78 188L100 226L92 172ZM114 145L131 160L122 188L100 226L108 172Z') +
    armLines +
    path('cord', 'M76 156C74 196 84 204 84 214M124 156C126 180 118 190 118 204') +
    circle('amber', 84, 220, 7),
  qin:
    path('sleeve', silhouette) +
    path(
      'top',
      'M76 154L86 151L100 186L114 151L124 154C136 176 134 210 138 262H62C66 210 64 176 76 154Z',
    ) +
    neck +
    line('M100 186V262') +
    path('inner', 'M111 196h16v12h-16Z') +
    line('M72 232h15M113 232h15'),
};

export const body = (who: Who): string => adults[who] ?? uniform(who);

const arm = (d: string): string => path('arm', d) + path('arm-in', d);

const fingers = 'M-8 0L-13-15M-3-3L-4-20M4-3L5-20M9 0L14-14M-8 8L-19 0';
const palm = path('hand', fingers) + circle('skin', 0, 3, 12) + path('hand-in', fingers);
const fist = (x: number, y: number): string => circle('skin', x, y, 13);

const gestures: Record<Mood, string> = {
  calm: '',
  happy: arm('M54 262Q40 236 34 204') + move('translate(31 178)rotate(-14)scale(-1 1)', palm),
  worried:
    arm('M46 262L78 220') +
    arm('M154 262L122 220') +
    path('skin', 'M82 210Q82 194 100 194T118 210T100 224T82 210Z') +
    path('nose', 'M94 198l6 7M103 197l6 7M111 201l4 5'),
  puzzled: arm('M156 262Q146 214 126 174') + fist(118, 152),
  firm: arm('M146 262Q158 236 163 206') + move('translate(165 180)', palm),
};

export const gesture = (mood: Mood): string => gestures[mood];
