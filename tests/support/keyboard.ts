import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than this between two places is a keyboard trap. */
const MAX_STOPS = 150;

/** Presses Tab until the focus is on the element, also when it is inside a frame. Fails when it never gets there. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  expect(await hasFocus(target), `${key} never reaches ${String(target)}`).toBe(true);
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => document.hasFocus() && document.activeElement === element);
}
