import type { Who } from './figures.ts';
import { path } from './svg.ts';

const leaf = (cls: string, x: number, y: number, turn: number): string =>
  `<path class="pc-${cls} falls" transform="translate(${x} ${y})rotate(${turn})" d="M0 0q10-14 22 0q-12 12-22 0Z"/>`;

const places: Record<number, number[]> = { 1: [94], 2: [34, 156] };

/** One or two friends glad under falling leaves; their happy figures must be in the same sprite. */
export function cheer(who: readonly Who[]): string {
  const at = places[who.length] ?? [];
  return (
    '<g class="pc">' +
    path('cheer', 'M20 180C10 92 76 22 160 22S310 92 300 180Z') +
    leaf('tree', 40, 40, -30) +
    leaf('amber', 96, 14, 20) +
    leaf('rose', 158, 30, -60) +
    leaf('tree', 210, 10, 40) +
    leaf('sky', 272, 46, 70) +
    leaf('amber', 14, 96, 60) +
    leaf('rose', 292, 104, -20) +
    '</g>' +
    who
      .map(
        (one, i) => `<use href="#fig-${one}-happy" x="${at[i]}" y="22" width="132" height="158"/>`,
      )
      .join('')
  );
}
