// Short builders; every colour comes from a class in pictures.css (strict CSP, old Chromium).

export const path = (cls: string, d: string): string => `<path class="pc-${cls}" d="${d}"/>`;

export const line = (d: string): string => `<path d="${d}"/>`;

export const circle = (cls: string, cx: number, cy: number, r: number): string =>
  `<circle class="pc-${cls}" cx="${cx}" cy="${cy}" r="${r}"/>`;

export const rect = (cls: string, x: number, y: number, w: number, h: number, r = 0): string =>
  `<rect class="pc-${cls}" x="${x}" y="${y}" width="${w}" height="${h}"${r ? ` rx="${r}"` : ''}/>`;

export const move = (transform: string, inner: string): string =>
  transform ? `<g transform="${transform}">${inner}</g>` : inner;
