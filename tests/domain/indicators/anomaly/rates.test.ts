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
const lessonsOfUnit = 4;
/** As many others as 70 classes: a county. */
const triesOfCounty = 2000;
const scripted = names.filter((kind) => !kinds[kind].isHonest && !beyondThese.includes(kind));

test.each(honest)('of honest classes (%s) at most one in a hundred is listed', (kind) => {
  expect(found(kind)).toBeLessThanOrEqual(isFull ? 0.01 : 1 / classes);
});

test.each(scripted)('of scripted classes (%s) at least nine in ten are listed', (kind) => {
  expect(found(kind)).toBeGreaterThanOrEqual(0.9);
});

/** Of so many classes, how many are found in one or more lessons of a unit, in a whole county. */
function foundInUnit(kind: Kind) {
  const units = Array.from({ length: classes / lessonsOfUnit }, (_, unit) =>
    Array.from({ length: lessonsOfUnit }, (_, i) =>
      simulate(kind, unit * lessonsOfUnit + i, triesOfCounty),
    ),
  );
  const any = units.filter((unit) =>
    unit.some(({ records, everyone }) => lookAt(records, everyone).length > 0),
  ).length;
  if (isFull) console.log(kind, 'in a unit', `${any} of ${units.length}`);
  return any / units.length;
}

test.each(beyondThese)('nine in ten careful scripts (%s) are listed within a unit', (kind) => {
  expect(foundInUnit(kind)).toBeGreaterThanOrEqual(0.9);
});

test('of honest classes at most one in a hundred is listed within a unit', () => {
  expect(foundInUnit('honest')).toBeLessThanOrEqual(0.01);
});

test.runIf(isFull).each(beyondThese)(
  'one lesson of a careful script (%s) is measured too',
  (kind) => {
    expect(found(kind)).toBeLessThan(0.9);
  },
);
