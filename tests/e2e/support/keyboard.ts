import type { Page } from '@playwright/test';

const mostSteps = 400;
const mostTabs = 150;

/**
 * Goes through a part of a lesson with Tab, Enter and digits alone, as a person without a
 * mouse does, always taking the first way not yet tried.
 * @param part selector of the island @param end words that stand at its end
 */
export async function goThrough(page: Page, part: string, end: string): Promise<void> {
  const onward = `${part} .go-on, ${part} .near-box .button-next`;
  for (let step = 0; step < mostSteps; step += 1) {
    if (await page.locator(part).getByText(end).isVisible()) return;
    if (await page.locator(onward).first().isVisible()) {
      await tabTo(page, onward);
      await page.keyboard.press('Enter');
    } else {
      const untried = await page
        .locator(`${part} .choice`)
        .evaluateAll((all) =>
          all.findIndex(
            (it) => !it.matches('[aria-disabled=true]') && !it.querySelector('svg, small'),
          ),
        );
      await tabTo(page, `${part} .choice`);
      await page.keyboard.press(String(Math.max(0, untried) + 1));
    }
  }
  throw new Error(`${part} did not come to its end`);
}

/** Moves the focus with Tab until it stands on one of these. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    const there = await page.evaluate((to) => document.activeElement?.matches(to), selector);
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
