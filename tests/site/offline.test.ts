/** The course without a connection, on a host that can send no headers; and how a new version of it comes. */
import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { openPlainHost, type PlainHost } from '../support/plain-host.ts';
import {
  appOf,
  editors,
  expectRunning,
  lessonFile,
  lessonPath,
  replaceCode,
  runChecks,
  test,
  touchWorkbench,
} from '../support/site.ts';

let host: PlainHost;
test.use({
  serviceWorkers: 'allow',
  // It would keep a copy of every file of the site.
  trace: 'off',
  // A host for each test, because one changes the site.
  baseURL: async ({}, use) => {
    host = await openPlainHost();
    await use(host.address);
    await host.close();
  },
});

/** Comes to the site for the first time, and waits until the course is stored. */
async function visit(page: Page): Promise<void> {
  await page.goto('/');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

test('after one visit a lesson runs offline, and the whole course can be taken along', async ({
  page,
  context,
}) => {
  // Thirty megabytes and a whole lesson; on a busy machine more than a minute.
  test.slow();
  await visit(page);
  await context.setOffline(true);
  await page.goto(lessonPath);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await touchWorkbench(page);
  await expectRunning(page);
  await replaceCode(page, editors.page, lessonFile('solutions/a/frontend/app.ts'));
  await replaceCode(page, editors.kitchen, lessonFile('solutions/a/backend/server.ts'));
  await runChecks(page, '3 of 3 done');

  // The learner's code has no part in what is stored.
  const loot = await appOf(page)
    .locator('body')
    .evaluate(async () => {
      const tries = [async () => caches.keys(), async () => navigator.serviceWorker.ready];
      return Promise.all(tries.map(async (attempt) => attempt().then(String, () => 'refused')));
    });
  expect(loot).toEqual(['refused', 'refused']);
  const [worker] = context.serviceWorkers();
  const served = await worker?.evaluate(async () => {
    const { clients } = self as unknown as { clients: { matchAll(of: object): Promise<Page[]> } };
    const all = await clients.matchAll({ type: 'all', includeUncontrolled: true });
    return all.map(({ url }) => new URL(String(url)).protocol);
  });
  expect(new Set(served)).toEqual(new Set(['http:']));

  await page.goto('/no-such-dish/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('That dish is not on the menu');

  await page.goto('/your-data/');
  const whole = page.getByRole('button', { name: 'Take the whole course along' });
  const outcome = page.locator('[data-offline-outcome]');
  await whole.click();
  await expect(outcome).toContainText('The connection was lost.');
  await context.setOffline(false);
  await whole.click();
  await expect(outcome).toContainText('The whole course is on this device.', { timeout: 30_000 });
  await context.setOffline(true);
  const database = await page.evaluate(async () => {
    const requests = await (await caches.open('the-pass-large')).keys();
    const wasm = requests.find(({ url }) => url.includes('/pglite') && url.endsWith('.wasm'));
    return wasm && (await (await fetch(wasm.url)).arrayBuffer()).byteLength;
  });
  expect(database).toBeGreaterThan(1_000_000);

  await page.getByRole('button', { name: 'Remove the stored course' }).click();
  await expect(outcome).toContainText('Removed.');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await context.setOffline(false);
});

test('a new version waits until it is wanted, and then comes whole', async ({ page, context }) => {
  const [map, worker] = await Promise.all([
    host.built('/map/index.html'),
    host.built('/service-worker.js'),
  ]);
  await visit(page);
  const other = await context.newPage();
  await other.goto('/map/');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('The menu');

  // The new map comes, but its worker not yet: nobody may get the one without the other.
  const newMap = map.replaceAll('The menu', 'The new menu');
  host.change('/map/index.html', newMap);
  await other.reload();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('The menu');

  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  const was = hash(map);
  expect(worker).toContain(was);
  const newHash = hash(newMap);
  host.change(
    '/service-worker.js',
    worker.replaceAll(was, newHash).replaceAll(was.slice(0, 16), newHash.slice(0, 16)),
  );
  await page.goto('/glossary/');
  const ready = page
    .getByRole('status')
    .filter({ hasText: 'A new version of the course is ready.' });
  await expect(ready).toBeVisible();
  await other.evaluate(() => Object.assign(window, { isStillHere: true }));
  await page.getByRole('button', { name: 'Use it now' }).click();

  // The page beside it stays as it is, and is told.
  const told = other.locator('.site-notice');
  await expect(told).toContainText('Another tab uses a new version of the course.');
  expect(await other.evaluate(() => 'isStillHere' in window)).toBe(true);
  await told.getByRole('button', { name: 'Reload this page' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('The new menu');
});
