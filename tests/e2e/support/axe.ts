import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const options: Parameters<AxeBuilder['options']>[0] = {
  runOnly: standards,
  resultTypes: ['violations'],
};

/**
 * Finds no violation of WCAG 2.2 AA on the page as it stands. No page has frames, so axe needs no
 * second page to add up theirs: that, and not describing what passed, takes a third of the time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options(options);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(' ')}`);
  expect(found, page.url()).toEqual([]);
}
