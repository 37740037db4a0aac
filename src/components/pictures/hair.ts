import type { Who } from './figures.ts';
import { circle, path } from './svg.ts';

interface Hair {
  /** Behind the head. */
  back?: string;
  /** Over the forehead. */
  front: string;
  /** Falls over the shoulder, behind the chin. */
  lock?: string;
}

const hair = (d: string): string => path('hair', d);

const styles: Record<Who, Hair> = {
  lin: {
    back:
      hair('M70 48C34 28 10 60 20 98C24 118 18 130 10 138C40 142 58 118 56 90Z') +
      circle('amber', 55, 50, 10),
    front: hair(
      'M53 100C44 50 66 26 102 26C138 26 156 52 147 100C145 84 140 70 128 56C112 70 88 77 66 72C60 82 55 90 53 100Z',
    ),
  },
  chen: {
    front: hair(
      'M53 98C42 46 70 26 100 26S158 46 147 98C145 90 143 80 143 70C132 75 122 70 116 60C104 74 78 78 58 70C57 82 55 90 53 98Z',
    ),
  },
  su: {
    front: hair(
      'M50 94C44 52 68 33 94 32C90 21 98 14 112 16C106 20 106 26 109 32C134 35 156 52 150 94C148 82 144 72 137 65C127 71 117 69 108 63C96 71 80 71 67 64C57 71 53 82 50 94Z',
    ),
  },
  zhou: {
    back: hair(
      'M52 70C48 108 46 122 32 132C46 144 68 140 78 132H122C132 140 154 144 168 132C154 122 152 108 148 70Z',
    ),
    front:
      hair(
        'M52 108C40 48 68 24 100 24S160 48 148 108C143 98 141 88 141 74C134 77 127 78 120 78L115 70L108 79C90 80 72 78 59 74C59 88 57 98 52 108Z',
      ) + path('clip', 'M126 47l11 14'),
  },
  ma: {
    front:
      hair(
        'M54 94C50 80 50 66 55 54C46 52 44 44 47 38C54 42 60 41 65 38C65 29 71 22 80 21C82 27 85 30 89 29C93 19 104 14 114 15C112 21 114 26 118 28C126 22 136 24 142 29C138 33 139 38 142 41C148 39 153 42 156 47C151 48 148 52 146 56C150 66 150 80 146 94L142 76H58Z',
      ) + path('amber', 'M54 80C70 64 130 64 146 80L146 65C130 49 70 49 54 65Z'),
  },
  he: {
    front: hair(
      'M56 98C45 74 42 46 60 34C74 16 112 10 134 24C154 34 157 66 144 98C143 90 142 82 141 75C133 71 128 65 126 56C116 70 98 78 80 77L84 68C76 76 68 78 60 76C58 86 57 92 56 98Z',
    ),
  },
  tang: {
    back: hair(
      'M52 70C50 104 34 120 40 148C46 166 66 166 74 158H126C134 166 154 166 160 148C166 120 150 104 148 70Z',
    ),
    front: hair(
      'M52 104C42 50 68 24 104 24C142 24 158 52 148 104C143 92 142 80 138 68C128 62 118 54 114 42C106 62 78 72 62 74C58 84 57 94 52 104Z',
    ),
  },
  mama: {
    front: hair(
      'M53 104C44 50 68 26 98 26C140 26 156 52 147 104C145 90 142 78 134 68C116 66 96 58 88 46C82 62 70 72 62 76C58 84 56 94 53 104Z',
    ),
    lock:
      hair('M124 112C152 122 168 160 150 204C130 194 118 160 118 130Z') +
      path('clip', 'M130 154L152 147'),
  },
  luo: {
    front: hair(
      'M55 88C46 48 72 26 106 28C142 28 154 56 145 88C143 78 142 70 138 60C122 62 104 58 88 48C80 58 70 62 62 64C60 72 57 80 55 88Z',
    ),
  },
  qin: {
    back: circle('hair', 100, 24, 20),
    front: hair(
      'M54 104C44 50 70 30 100 30S156 50 146 104C143 84 132 68 102 48C68 68 57 84 54 104Z',
    ),
  },
};

export const backHair = (who: Who): string => styles[who].back ?? '';
const gloss = path('gloss', 'M70 56Q74 42 88 37');

export const frontHair = (who: Who): string => styles[who].front + gloss;
export const lockHair = (who: Who): string => styles[who].lock ?? '';
