/** Lesson 01, done with the mouse and then with the keyboard alone. */
import type { Page } from '@playwright/test';
import {
  appOf,
  editorOf,
  editors,
  expect,
  expectRunning,
  lessonFile,
  lessonPath,
  openLesson,
  replaceCode,
  runChecks,
  test,
  ticketOf,
} from '../support/site.ts';
import { tabTo } from '../support/keyboard.ts';

const solution = {
  page: lessonFile('solutions/a/frontend/app.ts'),
  kitchen: lessonFile('solutions/a/backend/server.ts'),
};

test('a stranger finds lesson 01, does it, and finds it done after a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Start the first order' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two halves of one order');
  await page.getByRole('button', { name: 'Start both halves' }).click();
  await expectRunning(page);

  await test.step('the order fails, and the pass shows why', async () => {
    await appOf(page).getByRole('button', { name: 'Order Dal' }).click();
    const ticket = page.getByRole('button', { name: 'Failed: POST /order, 404 Not Found' });
    await ticket.click();
    await expect(page.getByRole('heading', { name: 'POST /order 404 Not Found' })).toBeVisible();
    await expect(page.getByLabel('Response body')).toContainText('does not know this path');
  });
  await test.step('the bar of the app goes elsewhere, and back', async () => {
    const address = page.getByRole('textbox', { name: 'Address of the app' });
    await address.fill('?table=4');
    await address.press('Enter');
    await expect(address).toHaveValue('localhost:5173/?table=4');
    await page.getByRole('button', { name: 'Go back in the app' }).click();
    await expect(address).toHaveValue('localhost:5173/');
    await page.getByRole('button', { name: 'Go forward in the app' }).click();
    await expect(address).toHaveValue('localhost:5173/?table=4');
    await expectRunning(page);
  });
  await test.step('the checks say what they saw, and hints help', async () => {
    await runChecks(page, '0 of 3 done');
    const ticket = ticketOf(page);
    await expect(ticket).toContainText('The page sent POST /order. The kitchen answered 404.');
    await ticket.getByRole('button', { name: 'Hint 1 of 3' }).first().click();
    await expect(ticket).toContainText('Put the path on the red ticket beside the paths');
  });
  await test.step('both halves are mended', async () => {
    await replaceCode(page, editors.page, solution.page);
    await replaceCode(page, editors.kitchen, solution.kitchen);
    await expect(async () => {
      await appOf(page).getByRole('button', { name: 'Order Dal' }).click();
      await expect(appOf(page).getByRole('status')).toHaveText(
        /^Order \d+: Dal is with the kitchen\.$/,
        { timeout: 1000 },
      );
    }).toPass();
    await expect(
      page.getByRole('button', { name: 'POST /api/orders, 201 Created' }).last(),
    ).toBeVisible();
  });
  await test.step('the checks pass', async () => {
    await runChecks(page, '3 of 3 done');
    await expect(ticketOf(page)).toContainText('You passed this lesson');
  });
  await test.step('a reload loses nothing', async () => {
    await page.reload();
    await expectRunning(page);
    await expect(editorOf(page, editors.page)).toContainText("fetch('/api/orders'");
    await expect(editorOf(page, editors.kitchen)).toContainText('{ id, dish: dish.name }');
    await expect(ticketOf(page)).toContainText('3 of 3 done');
  });
  await test.step('the map marks it', async () => {
    await page.goto('/map/');
    const row = page.getByRole('listitem').filter({ hasText: 'Two halves of one order' });
    await expect(row.getByText('✓ done')).toBeVisible();
    await expect(page.getByRole('link', { name: /^1 of \d+ done$/ })).toBeVisible();
  });
});

test('the keyboard alone is enough', async ({ page }) => {
  const { keyboard } = page;
  await page.goto('/');
  await tabTo(page, page.getByRole('link', { name: 'Start the first order' }));
  await keyboard.press('Enter');
  await tabTo(page, editorOf(page, editors.kitchen), 'Shift+Tab');
  await expectRunning(page);

  await tabTo(page, appOf(page).getByRole('button', { name: 'Order Dal' }));
  await keyboard.press('Enter');
  const failed = page.getByRole('button', { name: 'Failed: POST /order, 404 Not Found' });
  await expect(failed).toBeVisible();
  await tabTo(page, failed);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'POST /order 404 Not Found' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(failed).toBeFocused();

  await tabTo(page, editorOf(page, editors.kitchen));
  await retype(
    page,
    "{ message: 'Order taken.' }",
    '  sendJson(response, 201, { id, dish: dish.name });',
  );
  await tabTo(page, editorOf(page, editors.page), 'Shift+Tab');
  await retype(page, 'async function order', orderFunction, 'ControlOrMeta+Shift+End');

  await keyboard.press('ControlOrMeta+Enter');
  await expect(ticketOf(page)).toContainText('You passed this lesson', { timeout: 20_000 });
});

/** A third way to mend the page, short enough to type. */
const orderFunction = `async function order(dish: Dish) {
const body = JSON.stringify({ dish: dish.id });
const response = await fetch('/api/orders', { method: 'POST', body }).catch(() => null);
if (response?.status !== 201) return say('The order failed.');
const ticket = await response.json();
say('Order ' + ticket.id + ': ' + ticket.dish);
}`;

/** In the editor that has the focus, types `code` over the line that holds `text`, or over more, with the keyboard. */
async function retype(page: Page, text: string, code: string, select = 'Shift+End') {
  const lines = page.locator('.cm-editor.cm-focused .cm-line');
  const line = (await lines.allTextContents()).findIndex((one) => one.includes(text));
  await page.keyboard.press('ControlOrMeta+Home');
  for (let down = 0; down < line; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Home'); // the first one may stop at the indentation
  await page.keyboard.press(select);
  await page.keyboard.type(code);
  await page.keyboard.press('Escape');
}

test('starting over sets the work aside, and takes it back', async ({ page }) => {
  await openLesson(page);
  await replaceCode(page, editors.page, solution.page);
  await ticketOf(page).getByRole('button', { name: 'Start over' }).click();
  await expect(editorOf(page, editors.page)).toContainText("fetch('/order'");
  await ticketOf(page).getByRole('button', { name: 'Undo' }).click();
  await expect(editorOf(page, editors.page)).toContainText("fetch('/api/orders'");
});

test('the work is there on a second visit, in another tab', async ({ page, context }) => {
  await openLesson(page);
  await replaceCode(page, editors.kitchen, solution.kitchen);
  await expect(page.getByRole('tab', { name: 'server.ts (changed)' })).toBeVisible();
  await page.close();
  const second = await context.newPage();
  await second.goto(lessonPath);
  await expect(editorOf(second, editors.kitchen)).toContainText('{ id, dish: dish.name }');
});
