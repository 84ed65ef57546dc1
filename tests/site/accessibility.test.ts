/** Every page, in both themes and in the narrowest window. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  expect,
  expectRunning,
  lessonPath,
  test,
  ticketOf,
  touchWorkbench,
} from '../support/site.ts';

const pages = {
  home: '/',
  map: '/map/',
  module: '/modules/inventory/',
  duties: '/duties/',
  glossary: '/glossary/',
  sources: '/sources/',
  review: '/review/',
  record: '/record/',
  'your data': '/your-data/',
  settings: '/settings/',
  lesson: lessonPath,
  'lost page': '/no-such-dish/',
};

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  if (path !== lessonPath || page.viewportSize()?.width === 320) return;
  await touchWorkbench(page);
  await expectRunning(page);
}

for (const [name, path] of Object.entries(pages)) {
  test(`${name}: axe finds nothing in either theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page, path);
    expect(await violationsOn(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Nothing else changes with the theme.
    expect(await violationsOn(page, 'color-contrast'), 'dark').toEqual([]);
  });

  test(`${name}: nothing scrolls sideways at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, path);
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
    if (path !== lessonPath) return;
    for (const room of ['Lesson', 'Front', 'Pass', 'Kitchen']) {
      await page.getByRole('tab', { name: room }).click();
      expect(await widthOf(page), room).toBeLessThanOrEqual(320);
    }
  });
}

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('a lesson reads to its end', async ({ page }) => {
    await page.goto(lessonPath);
    await expect(page.getByRole('heading', { name: 'Why nothing happens' })).toBeVisible();
    await expect(page.locator('pre.astro-code').first()).toContainText('fetch');
    await expect(ticketOf(page).getByRole('listitem')).toHaveCount(3);
    await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  });
});

test('the theme can be switched, and stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/map/');
  await expect(page.getByRole('button', { name: 'Switch to the light theme' })).toBeVisible();
});

/** What axe finds on the page as it is now, a line for each place. */
/** What axe finds by one rule, or by all of WCAG 2.2 up to level AA. */
async function violationsOn(page: Page, rule?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // The learner's page is not ours, and would be busy for so long that the watchdog takes it away.
    .exclude('.preview-frame');
  const { violations } = await (
    rule
      ? axe.withRules(rule)
      : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  ).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** How wide the page's content is: more than the window means that it scrolls sideways. */
function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
