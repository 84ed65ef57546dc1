/** What is kept on the device: seen, saved, brought, refused, erased. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  expect,
  lessonPath,
  openLesson,
  replaceCode,
  editors,
  editorOf,
  test,
} from '../support/site.ts';

const marker = '// Priya was here';
const outcome = (page: Page) => page.locator('#outcome');

async function bring(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByLabel('Bring a copy…').setInputFiles(file);
}

test('work is saved to a file, erased, and brought back', async ({ page }) => {
  await openLesson(page);
  await replaceCode(page, editors.kitchen, marker);
  await expect(editorOf(page, editors.kitchen)).toContainText(marker);

  await page.goto('/your-data/');
  await expect(page.locator('[data-opened]')).toHaveText('1');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a copy' }).click();
  const copy = await readFile(await (await download).path(), 'utf8');
  expect(copy).toContain(marker);
  await expect(outcome(page)).toContainText('Saved as the-pass-progress-');

  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.locator('[data-opened]')).toHaveText('1');
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('button', { name: 'Erase it' }).click();
  await expect(page.locator('[data-opened]')).toHaveText('0');

  await bring(page, 'cut.json', copy.slice(0, -20));
  await expect(outcome(page)).toContainText('Nothing was changed. The file is not complete');
  await expect(page.locator('[data-opened]')).toHaveText('0');

  await bring(page, 'copy.json', copy);
  await expect(outcome(page)).toContainText('were added from copy.json');
  await bring(page, 'copy.json', copy);
  await expect(outcome(page)).toHaveText('Everything in the file was here already.');
  await page.goto(lessonPath);
  await expect(editorOf(page, editors.kitchen)).toContainText(marker);
});

test('a choice of theme and motion holds on every page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/settings/');
  await expect(
    page.getByRole('group', { name: 'Theme' }).getByLabel('As the system'),
  ).toBeChecked();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByLabel('Nothing moves').check();
  await page.goto('/glossary/#api');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'none');
  await page.goto('/settings/');
  await expect(page.getByLabel('Dark')).toBeChecked();
  await page.getByRole('group', { name: 'Theme' }).getByLabel('As the system').check();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});
