/** An A4 sheet on its side, in millimetres, and where the frame of a certificate runs on it. */
const [width, height] = [297, 210];
const inset = 14;
/** Room for a leaf at each end of a side. */
const corner = 17;
const swing = 1.7;
const waveLength = 9;

/** Waves that cross along each side and meet at its ends, as SVG paths in millimetres. */
export const waves: readonly string[] = [0, 1 / 3, 2 / 3].flatMap((phase) => {
  const across = wave(width, phase);
  const down = wave(height, phase);
  return [
    path(across.map(([along, off]) => [along, inset + off])),
    path(across.map(([along, off]) => [along, height - inset - off])),
    path(down.map(([along, off]) => [inset + off, along])),
    path(down.map(([along, off]) => [width - inset - off, along])),
  ];
});

/** The inner line, which steps back from the corners in a quarter of a circle. */
export const innerLine: string = (() => {
  const [left, top, right, bottom, r] = [20, 20, width - 20, height - 20, 8];
  const arc = (x: number, y: number) => `A${r} ${r} 0 0 0 ${x} ${y}`;
  return [
    `M${left + r} ${top}H${right - r}${arc(right, top + r)}`,
    `V${bottom - r}${arc(right - r, bottom)}`,
    `H${left + r}${arc(left, bottom - r)}`,
    `V${top + r}${arc(left + r, top)}Z`,
  ].join('');
})();

/** Where a sprig stands in each corner, and how it is turned to grow towards the middle. */
export const corners = [
  { x: inset, y: inset, turn: 135 },
  { x: width - inset, y: inset, turn: 225 },
  { x: width - inset, y: height - inset, turn: 315 },
  { x: inset, y: height - inset, turn: 45 },
];

type Point = [number, number];

/** Points along a side with how far the strand is off its middle; none at both ends. */
function wave(side: number, phase: number): Point[] {
  const length = side - 2 * (inset + corner);
  return Array.from({ length: length + 1 }, (_, i) => {
    const nearEnd = Math.min(1, Math.min(i, length - i) / waveLength);
    const off = swing * nearEnd * Math.sin(2 * Math.PI * (i / waveLength + phase));
    return [inset + corner + i, off];
  });
}

function path(points: readonly number[][]): string {
  return `M${points.map((point) => point.map((mm) => mm.toFixed(2)).join(' ')).join('L')}`;
}
