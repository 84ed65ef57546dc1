/** What happens when the learner's code goes wrong. */
import {
  appOf,
  editors,
  expect,
  lessonFile,
  openLesson,
  replaceCode,
  test,
} from '../support/site.ts';

const server = lessonFile('starter/backend/server.ts');

test('a syntax error names the file and the line', async ({ page }) => {
  await openLesson(page);
  const lines = server.split('\n');
  const broken = lines.findIndex((line) => line.startsWith('const server'));
  lines[broken] = 'const = createServer((request, response) => {';
  await replaceCode(page, editors.kitchen, lines.join('\n'));
  const kitchen = page.getByRole('region', { name: 'Kitchen: backend' });
  await expect(kitchen.getByText('Does not compile')).toBeVisible();
  const place = kitchen.getByRole('button', { name: `server.ts, line ${broken + 1}` }).first();
  await place.click();
  await expect(page.locator('.room-kitchen .cm-activeLine')).toContainText('const = createServer');
});

test('an error in the page names the file and the line', async ({ page }) => {
  await openLesson(page);
  const app = lessonFile('starter/frontend/app.ts');
  const line = app.split('\n').length;
  await replaceCode(page, editors.page, `${app}throw new Error('The soup is cold.');\n`);
  const room = page.getByRole('region', { name: 'Dining room: frontend' });
  await expect(room.getByText('The soup is cold.')).toBeVisible();
  await expect(room.getByRole('button', { name: `app.ts, line ${line}` }).first()).toBeVisible();
});

test('an endless loop in the kitchen leaves the page alive, and can be stopped', async ({
  page,
}) => {
  await openLesson(page);
  await replaceCode(
    page,
    editors.kitchen,
    server.replace('default:', 'default:\n      while (true);'),
  );
  const status = page.locator('.process-status');
  await expect(page.getByRole('tab', { name: 'server.ts (changed)' })).toBeVisible();
  await expect(async () => {
    await appOf(page).getByRole('button', { name: 'Order Dal' }).click();
    await expect(page.getByRole('button', { name: /POST \/order, Waiting/ }).last()).toBeVisible({
      timeout: 1000,
    });
  }).toPass();

  expect(await longestPause(page, 1000)).toBeLessThan(500);
  await page.getByRole('button', { name: 'Stop the kitchen' }).click();
  await expect(status).toContainText('Stopped');
  await expect(
    page.getByRole('button', { name: 'Failed: POST /order, No answer' }).last(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Start the kitchen' }).click();
  await expect(status).toContainText('Listening');
});

/** The longest time in which the site's own page did nothing, in milliseconds. */
function longestPause(page: Parameters<typeof openLesson>[0], forMs: number): Promise<number> {
  return page.evaluate(async (ms) => {
    const end = performance.now() + ms;
    let [longest, last] = [0, performance.now()];
    while (last < end) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  }, forMs);
}
