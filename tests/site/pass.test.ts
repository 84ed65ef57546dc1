/** The pass: reading tickets, filtering them, stepping in by hand. One boot for each lesson; its steps build on each other. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  appOf,
  editors,
  expect,
  openLesson,
  replaceCode,
  test,
  touchWorkbench,
} from '../support/site.ts';

/** A kitchen that answers, sets a cookie, and asks another server of its own for one path. */
const kitchen = `import { createServer } from 'node:http';
createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/api/outer') await fetch('http://localhost:3000/api/inner');
  response.setHeader('set-cookie', 'table=7; Path=/; HttpOnly');
  response.statusCode = request.url === '/api/broken' ? 500 : 200;
  response.end(JSON.stringify({ dish: 'Dal', notes: { spicy: true, none: null } }));
}).listen(3000);`;

/** A page with a button for each thing to ask for. */
const page = `document.body.innerHTML = '<main><p role="status"></p></main>';
const say = (text: string) => (document.querySelector('[role=status]')!.textContent = text);
const ask = (path: string) => fetch(path).then((r) => say(path + ' ' + r.status), () => say(path + ' failed'));
for (const path of ['/api/outer', '/api/broken', '/api/plain']) {
  const button = document.createElement('button');
  button.textContent = path;
  button.onclick = () => void ask(path);
  document.querySelector('main')!.append(button);
}
const burst = document.createElement('button');
burst.textContent = 'burst';
burst.onclick = () => void Promise.all(Array.from({ length: 200 }, (_, i) => ask('/api/plain?' + i)));
document.querySelector('main')!.append(burst);`;

const press = (view: Page, name: string) =>
  appOf(view).getByRole('button', { name, exact: true }).click();
const says = (view: Page, text: string) =>
  expect(appOf(view).getByRole('status')).toHaveText(text, { timeout: 15_000 });

test('tickets are read, filtered, sent again, and stopped by hand', async ({ page: view }) => {
  test.slow();
  await openLesson(view);
  await replaceCode(view, editors.kitchen, kitchen);
  await replaceCode(view, editors.page, page);
  await expect(appOf(view).getByRole('button', { name: 'burst' })).toBeVisible({ timeout: 15_000 });
  const rail = view.getByRole('list', { name: 'Requests, oldest first' });
  const detail = view.locator('.request');

  await test.step('what the kitchen asked for itself hangs at its ticket', async () => {
    await expect(async () => {
      await press(view, '/api/outer');
      await says(view, '/api/outer 200');
    }).toPass();
    const inner = rail.getByRole('button', { name: /GET \/api\/inner.*for the request before it/ });
    await inner.last().click();
    await expect(detail).toContainText('Asked bythe kitchen');
    await detail.getByRole('button', { name: 'GET /api/outer' }).click();
    await expect(detail.getByRole('heading', { level: 3 })).toHaveText(/GET \/api\/outer 200 OK/);
  });
  await test.step('a ticket has headers, cookies, a body that folds, and the time by stage', async () => {
    await expect(detail.getByRole('table', { name: 'Cookies set' })).toContainText(
      'table7 (Path=/; HttpOnly)',
    );
    await expect(detail.getByRole('region', { name: 'Timing' })).toContainText('handler');
    const body = detail.getByRole('region', { name: 'Response body' });
    await expect(body).toContainText('notes: { 2 names }spicy: truenone: null');
    await body.getByText('notes:').click();
    await expect(body).not.toContainText('spicy');
    await body.getByRole('button', { name: 'As text' }).click();
    await expect(body).toContainText('"spicy": true');
  });
  await test.step('the table is one stop of the Tab key, with arrows, Enter and Escape', async () => {
    await press(view, '/api/broken');
    await says(view, '/api/broken 500');
    await view.getByRole('button', { name: 'Table' }).click();
    const table = view.getByRole('table', { name: 'Requests, oldest first' });
    await expect(table.getByRole('row').last()).toContainText('✗ 500');
    await table.getByRole('button').last().focus();
    await view.keyboard.press('ArrowUp');
    await view.keyboard.press('Enter');
    await expect(detail.getByRole('heading', { level: 3 })).toHaveText(/\/api\/inner/);
    await view.keyboard.press('Escape');
    await expect(detail).toHaveCount(0);
    await expect(table.getByRole('button', { name: 'GET /api/inner' }).last()).toBeFocused();
  });
  await test.step('words and states narrow it', async () => {
    const table = view.getByRole('table', { name: 'Requests, oldest first' });
    await view.getByRole('searchbox', { name: 'Filter requests' }).fill('broken 500');
    await expect(table.getByRole('row')).toHaveCount(2);
    await view.getByRole('searchbox', { name: 'Filter requests' }).fill('');
    await view.getByRole('button', { name: 'Failed', exact: true }).click();
    await expect(table.getByRole('row')).toHaveCount(2);
    await table.getByRole('button').last().click();
    await detail.getByRole('button', { name: 'Send again' }).click();
    await expect(table.getByRole('row')).toHaveCount(3);
    await expect(table.getByRole('row').last()).toContainText('you, by hand');
  });
  await test.step('axe finds nothing in an open ticket, the table and what is done by hand', async () => {
    await view.getByRole('button', { name: 'Hold, delay…' }).click();
    await expectNoViolations(view);
    await view.getByRole('button', { name: 'Table' }).click();
  });
  await test.step('requests are held, released, failed; a reset ends it all', async () => {
    const bar = view.getByRole('group', { name: 'Do to requests, by hand' });
    await bar.getByText('Hold', { exact: true }).click();
    await press(view, '/api/plain');
    await expect(rail.getByRole('button').last()).toContainText('Held');
    await expect(view.getByRole('button', { name: '! hold all' })).toBeVisible();
    await bar.getByRole('button', { name: 'Release 1 held' }).click();
    await says(view, '/api/plain 200');
    await bar.getByText('Answer 500').click();
    await bar.getByText('Next only').click();
    await press(view, '/api/outer');
    await says(view, '/api/outer 500');
    await press(view, '/api/outer');
    await says(view, '/api/outer 200');
    await bar.getByText('Offline').click();
    await press(view, '/api/plain');
    await says(view, '/api/plain failed');
    await bar.getByRole('button', { name: 'Reset' }).click();
    await press(view, '/api/plain');
    await says(view, '/api/plain 200');
    await expect(view.getByRole('button', { name: 'Hold, delay…' })).toBeVisible();
  });
  await test.step('two hundred at once all hang there, and few of them are drawn', async () => {
    await view.getByRole('button', { name: 'Clear' }).click();
    await press(view, 'burst');
    await expect(rail.getByRole('listitem')).toHaveCount(200, { timeout: 20_000 });
    await expect(view.locator('.pass-head')).toContainText('200 requests');
    const drawn = await rail.evaluate(
      (list) =>
        [...list.querySelectorAll('button')].filter((button) =>
          button.checkVisibility({ contentVisibilityAuto: true }),
        ).length,
    );
    expect(drawn).toBeLessThan(60);
  });
});

test('queries stand in the log and on the ticket they were asked for', async ({ page: view }) => {
  test.slow();
  await view.goto('/lessons/one-trip/');
  await touchWorkbench(view);
  await expect(appOf(view).getByText('20 tickets, 41 trips')).toBeVisible({ timeout: 90_000 });
  await view.getByRole('button', { name: 'Queries' }).click();
  const log = view.getByLabel('Log of both halves');
  await expect(log.getByRole('listitem').last()).toContainText(
    /SELECT .* \$1 = \d+ · \d+ rows? · /,
  );
  await view.getByRole('button', { name: /GET \/api\/orders.*41 sql/ }).click();
  const timing = view.getByRole('region', { name: 'Timing' });
  await expect(timing).toContainText('41 queries');
  await timing.locator('summary').last().click();
  await expect(timing.locator('details[open]')).toContainText(/\$1\d+.*pages? read/);
});

async function expectNoViolations(view: Page): Promise<void> {
  // Not in the learner's page: it would be busy for so long that the watchdog takes it away.
  const axe = new AxeBuilder({ page: view }).include('.workbench').exclude('.preview-frame');
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`)).toEqual([]);
}
