/**
 * Which engine runs a lesson. Without the setting nobody but this host is asked, nor could be. With it, a stand-in takes the
 * place of the vendor's servers: what their runtime itself does, only `npm run test:webcontainer` could prove.
 */
import { test as base, type Page } from '@playwright/test';
import { createServer } from 'node:http';
import { listenAnywhere, type Listening } from '../support/webcontainer-host/listening.ts';
import { startStandIn, type StandIn } from '../support/webcontainer-host/stand-in.ts';
import {
  expect,
  expectRunning,
  lessonPath,
  openLesson,
  runChecks,
  test,
  ticketOf,
  touchWorkbench,
} from '../support/site.ts';
import { vendorHosts } from '../../src/lib/engine-setting.ts';

const badge = (page: Page) => page.getByRole('button', { name: /^Engine:/ });
const notice = (page: Page) => page.locator('.engine-notice');

/** Switches the WebContainer on, as the learner does. */
async function switchOn(page: Page, site = ''): Promise<void> {
  await page.goto(`${site}/settings/`);
  await page.getByRole('radio', { name: /^WebContainer/ }).check();
}

test('without the setting the built-in engine runs, and the page may ask no vendor', async ({
  page,
}) => {
  const files: string[] = [];
  page.on('request', (request) => void files.push(request.url()));
  await openLesson(page);
  await expect(badge(page)).toHaveText('Engine: Built-in');
  await expect(notice(page)).toBeEmpty();
  expect(files.filter((url) => /container.*\.bin|webcontainer/i.test(url))).toEqual([]);
});

// Not with `test`: what the policy stops is seen as a request that failed.
base('without the setting the policy of the page stops whoever tries', async ({ page }) => {
  await page.goto(lessonPath);
  const stopped = await page.evaluate(async (hosts) => {
    const stoppedAt = (attempt: () => void) =>
      new Promise<string>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective }) => resolve(effectiveDirective),
          { once: true },
        );
        attempt();
      });
    const show = (src: string) =>
      document.body.append(Object.assign(document.createElement('iframe'), { src }));
    return [
      await stoppedAt(() => void fetch(hosts.runtime).catch(() => {})),
      await stoppedAt(() => show(hosts.runtime)),
      await stoppedAt(() => show(hosts.pages.replace('*', 'a--5173'))),
    ];
  }, vendorHosts);
  expect(stopped).toEqual(['connect-src', 'frame-src', 'frame-src']);
});

test('a lesson that needs more than a WebContainer has says so, and asks nobody', async ({
  page,
}) => {
  await switchOn(page);
  await page.goto('/lessons/one-trip/');
  await touchWorkbench(page);
  await expect(notice(page)).toContainText('This lesson needs a database.');
  await expect(badge(page)).toHaveText('Engine: Built-in!, not as you asked');
});

base.describe('with the setting', () => {
  base('an unreachable vendor is told, and the built-in engine runs', async ({ page, context }) => {
    await context.route(`${vendorHosts.runtime}/**`, (route) => route.abort('namenotresolved'));
    await switchOn(page);
    await openLesson(page);
    await expect(notice(page)).toContainText('cannot be reached');
    await expect(badge(page)).toHaveText('Engine: Built-in!, not as you asked');
    await runChecks(page, '0 of 3 done');
  });

  base(
    'the WebContainer takes over, runs the checks, and can be left',
    async ({ page, baseURL }) => {
      const standIn = await startStandIn();
      const site = await siteWith(standIn, baseURL ?? '');
      try {
        await switchOn(page, site.origin);
        await page.goto(site.origin + lessonPath);
        await touchWorkbench(page);
        await expect(badge(page)).toHaveText('Engine: WebContainer', { timeout: 20_000 });
        await expectRunning(page);
        await ticketOf(page).getByRole('button', { name: 'Run checks' }).click();
        await expect(ticketOf(page).getByText('0 of 3 done').first()).toBeVisible({
          timeout: 20_000,
        });

        await badge(page).click();
        const panel = page.getByRole('dialog', { name: 'Engine' });
        await expect(panel).toContainText(`Its programs see Node ${process.version}.`);
        await panel.getByRole('button', { name: 'Use the built-in engine only' }).click();
        await expect(badge(page)).toHaveText('Engine: Built-in');
        await expectRunning(page);
        const asked = standIn.frames.length;
        await page.reload();
        await expectRunning(page);
        expect(standIn.frames).toHaveLength(asked);
      } finally {
        await site.close();
        await standIn.close();
      }
    },
  );
});

/** The site, with the stand-in named where its pages and scripts name the vendor. */
async function siteWith({ origin }: StandIn, site: string): Promise<Listening> {
  const pages = origin.replace('//', '//*.');
  return listenAnywhere(
    createServer((request, response) => {
      void fetch(new URL(request.url ?? '/', site)).then(async (answer) => {
        const type = answer.headers.get('content-type') ?? '';
        const headers = Object.fromEntries(
          [...answer.headers].filter(([name]) => /^(content-type|cross-origin-.*)$/.test(name)),
        );
        response.writeHead(answer.status, headers);
        if (!/html|javascript/.test(type)) return response.end(await answer.bytes());
        const text = (await answer.text()).replaceAll(vendorHosts.runtime, origin);
        return response.end(text.replaceAll(vendorHosts.pages, pages));
      });
    }),
  );
}
