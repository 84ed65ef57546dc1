/** The search, on a lesson's page and by keyboard alone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editorOf, editors, expect, lessonPath, test } from '../support/site.ts';

interface Indexed {
  kind: string;
  path: string;
}

test('everything that can be found is there, under its address and anchor', async ({ request }) => {
  const documents = (await (await request.get('/search-index.json')).json()) as Indexed[];
  const kinds = new Set(documents.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['lesson', 'part', 'term', 'duty', 'module', 'page']));

  const lost: string[] = [];
  const byPage = Map.groupBy(documents, ({ path }) => path.split('#')[0] ?? '');
  for (const [page, found] of byPage) {
    const response = await request.get(page);
    const html = await response.text();
    for (const { path } of found) {
      const anchor = path.split('#')[1];
      const isThere = anchor === undefined || html.includes(` id="${anchor}"`);
      if (!response.ok() || !isThere) lost.push(path);
    }
  }
  expect(lost).toEqual([]);
});

test('the course is searched by keyboard', async ({ page }) => {
  await page.goto(lessonPath);
  const dialog = page.getByRole('dialog', { name: 'Search the course' });
  const field = page.getByRole('combobox');
  const chosen = dialog.getByRole('option', { selected: true });

  // The index does not come; then it does.
  await page.route('**/search-index.json', (route) => route.abort(), { times: 1 });
  await page.keyboard.press('/');
  await expect(dialog).toContainText('The search could not be loaded.');
  await dialog.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(dialog.getByRole('option', { name: 'Continue the course' })).toBeVisible();
  await expect(field).toBeFocused();
  await expect(chosen).toHaveCount(0);

  await page.keyboard.type('xyzzyq');
  await expect(dialog).toContainText('Nothing has “xyzzyq”');
  await expect(dialog.getByRole('status')).toHaveText('Nothing found.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // What was asked for last is selected, so that typing replaces it; the best result comes first.
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('cookie');
  await expect(dialog.getByRole('group', { name: 'Glossary' })).toBeVisible();
  await expect(dialog.locator('mark', { hasText: /^cookie$/i }).first()).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  const first = await chosen.textContent();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveCount(1);
  await expect(chosen).not.toHaveText(first ?? '');
  await expect(field).toHaveAttribute(
    'aria-activedescendant',
    (await chosen.getAttribute('id')) ?? '',
  );
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toHaveText(first ?? '');
  await page.keyboard.press('Escape');

  // In code, a slash is a slash. The focus comes back to where it was.
  const code = editorOf(page, editors.page);
  await page.route('**/_astro/Workbench*.js', () => {}); // the shell stays
  await code.focus();
  await page.keyboard.press('/');
  await expect(code).toContainText('/import');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('run the checks');
  await expect(chosen).toContainText('Run the checks');
  await page.keyboard.press('Enter');
  await expect(code).toBeFocused();
  await expect(page.locator('.workbench.shell')).toHaveAttribute('data-run', '');

  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.type('hoist stand');
  await expect(chosen).toContainText('The host stand');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/lessons/host-stand/');
});

async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('dialog.search').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
