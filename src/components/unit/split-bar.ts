import type { Split } from '#domain/indicators/figures';

/** A and B side by side, then C, which is shown and not counted. */
export const splitParts = ({ A, B, C }: Split) => [
  { n: A, tone: 'brand' as const },
  { n: B, tone: 'brand-light' as const },
  { n: C, tone: 'ghost' as const },
];
