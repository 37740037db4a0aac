import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.mjs';

const cache = join(root, 'node_modules/.cache');

/** Where the two test runners leave their figures. */
export const vitestReport = join(cache, 'vitest.json');
export const playwrightReport = join(cache, 'playwright.json');

/** Throws away the figures of an earlier run. */
export function clearReports() {
  mkdirSync(cache, { recursive: true });
  for (const file of [vitestReport, playwrightReport]) rmSync(file, { force: true });
}

/** Adds up both reports; a runner that has not reported counts nothing. */
export function readCounts() {
  const vitest = readReport(vitestReport);
  const { stats } = readReport(playwrightReport);
  return {
    passed: (vitest.numPassedTests ?? 0) + (stats?.expected ?? 0),
    // A test that passes only at the second try has failed.
    failed: (vitest.numFailedTests ?? 0) + (stats ? stats.unexpected + stats.flaky : 0),
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
