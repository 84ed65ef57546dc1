/** What a lesson and the home page cost those who only read them: bytes, counted in the built site as a host that compresses sends them. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { editorOf, editors, expect, lessonPath, test } from '../support/site.ts';

/** The most script before anything is touched, in kilobytes; more than twice of what it was in November 2026. */
const scriptBudget = 20;

test('a lesson that is only read loads neither workbench nor engine', async ({ page }) => {
  const loaded = await open(page, lessonPath);
  await expect(editorOf(page, editors.page)).toContainText("fetch('/order'");
  await expectLight(page, loaded);
});

test('the home page loads no engine before somebody orders', async ({ page }) => {
  await expectLight(page, await open(page, '/'));
});

test('what is typed before the workbench has loaded is kept, and goes on there', async ({
  page,
}) => {
  const gate = Promise.withResolvers<void>();
  await page.route('**/_astro/Workbench*.js', async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto(lessonPath);
  const code = editorOf(page, editors.page);
  await expect(code).toHaveAttribute('contenteditable', 'plaintext-only');
  await code.focus();
  await page.keyboard.type('/* early');
  gate.resolve();
  await expect(page.locator('.cm-content').first()).toContainText('/* earlyimport');
  await expect(code).toBeFocused();
  await page.keyboard.type(' */');
  await expect(code).toContainText('/* early */import');
});

/** Opens a page, and gives all it has loaded by itself. */
async function open(page: Page, path: string): Promise<Response[]> {
  const loaded: Response[] = [];
  page.on('response', (response) => loaded.push(response));
  await page.goto(path, { waitUntil: 'networkidle' });
  return loaded;
}

async function expectLight(page: Page, loaded: readonly Response[]): Promise<void> {
  const scripts = loaded.filter((one) => one.request().resourceType() === 'script');
  const files = await Promise.all(scripts.map(async (one) => gzipSync(await one.body()).length));
  const bytes = files.reduce((sum, size) => sum + size, await inlineBytes(page));
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(scriptBudget * 1000);
  expect(loaded.filter((one) => one.request().resourceType() === 'fetch')).toEqual([]);
}

/** Scripts that stand in the page itself. */
async function inlineBytes(page: Page): Promise<number> {
  const inline = await page.locator('script:not([src])').allTextContents();
  return gzipSync(inline.join('\n')).length;
}
