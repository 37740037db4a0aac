import { expect, test } from 'vitest';
import { lookAt } from '#domain/indicators/anomaly/lookAt';
import { type Kind, kinds, simulate } from './simulate.ts';

const isFull = process.env.FULL === '1';
const classes = isFull ? 1000 : 40;

/** Of so many classes of a kind, how many are found, and by which sign. */
function found(kind: Kind) {
  const bySign: Record<string, number> = {};
  let any = 0;
  for (let number = 0; number < classes; number += 1) {
    const { records, everyone } = simulate(kind, number);
    const findings = lookAt(records, everyone);
    if (findings.length > 0) any += 1;
    for (const { sign } of findings) bySign[sign] = (bySign[sign] ?? 0) + 1;
  }
  if (isFull) console.log(kind, `${any} of ${classes}`, bySign);
  return any / classes;
}

const names = Object.keys(kinds) as Kind[];
const honest = names.filter((kind) => kinds[kind].isHonest);
/** Pauses as wide as people’s, and errors that follow no rule or one for each question. */
const beyondThese: readonly Kind[] = ['byTable', 'careful'];
const scripted = names.filter((kind) => !kinds[kind].isHonest && !beyondThese.includes(kind));

test.each(honest)('of honest classes (%s) at most one in a hundred is listed', (kind) => {
  expect(found(kind)).toBeLessThanOrEqual(isFull ? 0.01 : 1 / classes);
});

test.each(scripted)('of scripted classes (%s) at least nine in ten are listed', (kind) => {
  expect(found(kind)).toBeGreaterThanOrEqual(0.9);
});

test.runIf(isFull).each(beyondThese)('a careful script (%s) is measured too', (kind) => {
  expect(found(kind)).toBeLessThan(0.9);
});
