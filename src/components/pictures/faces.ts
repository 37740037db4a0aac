import type { Mood, Who } from './figures.ts';
import { line, path } from './svg.ts';

const round = 'M56 88C56 56 74 42 100 42S144 56 144 88C144 118 124 138 100 138S56 118 56 88Z';
const wide = 'M50 92C50 58 72 42 100 42S150 58 150 92C150 122 128 139 100 139S50 122 50 92Z';
const long = 'M58 86C58 56 76 42 100 42S142 56 142 86C142 112 124 140 100 140S58 112 58 86Z';

const headShape: Record<Who, string> = {
  lin: round,
  chen: round,
  su: wide,
  zhou: round,
  ma: round,
  he: long,
  tang: long,
  mama: long,
  luo: long,
  qin: long,
};

interface Features {
  brows: string;
  eyes: string;
  shut?: boolean;
  mouth: string;
  open?: boolean;
  extra?: string;
}

const moods: Record<Mood, Features> = {
  calm: {
    brows: 'M73 81q8-5 16-1M111 80q8-4 16 1',
    eyes: 'M82 97v4M118 97v4',
    mouth: 'M90 119q10 9 20 0',
  },
  happy: {
    brows: 'M72 80q8-7 17-3M111 77q9-4 17 3',
    eyes: 'M73 101q9-11 18 0M109 101q9-11 18 0',
    shut: true,
    mouth: 'M84 114q16 5 32 0c0 22-32 22-32 0Z',
    open: true,
  },
  worried: {
    brows: 'M71 87q9-3 17-11M112 76q8 8 17 11',
    eyes: 'M83 99v3M117 99v3',
    mouth: 'M88 124q6-8 12-3t12-1',
    extra: path('drop', 'M148 52q14 18 0 22q-14-4 0-22Z'),
  },
  puzzled: {
    brows: 'M72 84q8-5 17-1M110 77q9-10 18-1',
    eyes: 'M85 95v4M121 95v4',
    mouth: 'M95 122q6-1 11-3',
    extra: path('ask', 'M155 38c0-17 26-17 26 0c0 11-13 10-13 22M168 75v.1'),
  },
  firm: {
    brows: 'M71 81q9-2 18 3M111 84q9-5 18-3',
    eyes: 'M82 97v4M118 97v4',
    mouth: 'M89 120q11 4 22 0',
  },
};

// One dot of light at the upper right of each eye: the start of each stroke.
const glints = (eyes: string): string => eyes.replace(/v\d/g, 'h.1');

const lashes = 'M75 95l-6-3M125 95l6-3';
const wearsLashes: readonly Who[] = ['lin', 'zhou', 'tang', 'mama', 'qin'];
const glasses =
  'M67 101a15 15 0 1 0 30 0a15 15 0 1 0-30 0M103 101a15 15 0 1 0 30 0a15 15 0 1 0-30 0M97 99q3-3 6 0';

export function head(who: Who): string {
  return (
    path('skin', 'M57 90a10 10 0 1 0 2 20M143 90a10 10 0 1 1-2 20') + path('skin', headShape[who])
  );
}

export function face(who: Who, mood: Mood): string {
  const f = moods[mood];
  return [
    path('blush', 'M71 113h3M126 113h3'),
    f.shut ? path('eyelid', f.eyes) : path('eye', f.eyes) + path('shine', glints(f.eyes)),
    !f.shut && wearsLashes.includes(who) ? line(lashes) : '',
    path('brow', f.brows),
    path('nose', 'M98 109q3 2 5-1'),
    f.open ? path('mouth', f.mouth) + path('tongue', 'M94 128q6-3 12 0') : line(f.mouth),
    who === 'chen' ? line(glasses) : '',
  ].join('');
}

/** Sweat drop or question mark: drawn over the hair. */
export function moodMark(mood: Mood): string {
  return moods[mood].extra ?? '';
}
