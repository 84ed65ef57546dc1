/** The home page's small app: a real order, a changed line, a closed kitchen. */
import { expect, test } from '../support/site.ts';
import { tabTo } from '../support/keyboard.ts';

test('an order crosses the pass of the home page, and its answer is what the server says', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  const live = page.getByRole('region', { name: 'One order, live' });
  const app = page.frameLocator('#live-pass iframe');
  const slips = live.getByRole('list').last().getByRole('listitem');
  const height = await live.evaluate((element) => element.clientHeight);

  await test.step('the first order, by keyboard', async () => {
    await tabTo(page, live.getByRole('button', { name: 'Order Dal' }));
    await page.keyboard.press('Enter');
    const told = live.getByText(/^POST \/api\/orders answered 201 in \d/);
    await expect(told).toBeAttached({ timeout: 30_000 });
    await expect(slips.last()).toContainText('201 Created');
    await expect(slips.last()).toContainText('{"dish":"Dal","ready":"in 12 minutes"}');
    await expect(app.getByRole('status')).toHaveText('Dal: ready in 12 minutes.');
    await expect(app.getByRole('button', { name: 'Order Dal' })).toBeFocused();
    await expect(live).toContainText('New order: Dal');
  });
  await test.step('a changed line of the server changes the answer', async () => {
    const code = live.getByLabel('backend/answer.ts');
    await code.fill("export const answer = () => ({ status: 503, body: 'Closed.' });");
    await expect(async () => {
      await app.getByRole('button', { name: 'Order Mango lassi' }).click();
      await expect(slips.last()).toContainText('503 Service Unavailable', { timeout: 1000 });
    }).toPass();
    await code.fill('export const answer = (');
    await expect(live.getByText('Does not compile')).toBeVisible();
    await live.getByRole('button', { name: 'Undo your change' }).click();
    await expect(live.getByText('listening on port 3000')).toBeVisible();
    await expect(live.getByText('Does not compile')).toBeHidden();
  });
  await test.step('a closed kitchen answers nothing', async () => {
    await live.getByRole('button', { name: 'Stop the kitchen' }).click();
    await expect(live.getByText('stopped', { exact: true })).toBeVisible();
    await app.getByRole('button', { name: 'Order Dal' }).click();
    await expect(slips.last()).toContainText('No answer');
    await expect(live.getByText('got no answer: nobody is there')).toBeAttached();
    await expect(app.getByRole('status')).toHaveText('Dal: the kitchen did not answer.');
  });
  expect(await live.evaluate((element) => element.clientHeight)).toBe(height);
});
