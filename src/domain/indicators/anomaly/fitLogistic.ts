import { sum } from './statistics.ts';

type Point = { x: number; y: boolean };

const mostSteps = 30;
const smallStep = 1e-6;
/** A step of Newton's from far away may overshoot. */
const longestStep = 1;

/**
 * Logistic regression on one variable by Newton's method (maximum likelihood).
 * @returns the slope of the log odds of y, its standard error, and the variance of x;
 *   undefined where the data determine none: all x alike, or x divides the y
 */
export function fitLogistic(
  points: readonly Point[],
): { slope: number; error: number; variance: number } | undefined {
  const mean = sum(points.map(({ x }) => x)) / points.length;
  const centred = points.map(({ x, y }) => ({ x: x - mean, y: Number(y) }));
  const variance = sum(centred.map(({ x }) => x * x)) / points.length;
  let [intercept, slope] = [0, 0];
  for (let step = 0; step < mostSteps; step += 1) {
    let [gradient0, gradient1, info00, info01, info11] = [0, 0, 0, 0, 0];
    for (const { x, y } of centred) {
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
      const weight = p * (1 - p);
      gradient0 += y - p;
      gradient1 += (y - p) * x;
      info00 += weight;
      info01 += weight * x;
      info11 += weight * x * x;
    }
    const determinant = info00 * info11 - info01 * info01;
    if (!(determinant > Number.EPSILON)) return undefined;
    const by0 = (info11 * gradient0 - info01 * gradient1) / determinant;
    const by1 = (info00 * gradient1 - info01 * gradient0) / determinant;
    if (Math.abs(by0) + Math.abs(by1) < smallStep) {
      return { slope, error: Math.sqrt(info00 / determinant), variance };
    }
    intercept += Math.max(-longestStep, Math.min(longestStep, by0));
    slope += Math.max(-longestStep, Math.min(longestStep, by1));
  }
  return undefined;
}
