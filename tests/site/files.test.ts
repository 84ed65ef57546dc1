/** What a learner does with files beside typing: comparing them with a solution, and deleting one. */
import {
  editorOf,
  editors,
  expect,
  openLesson,
  replaceCode,
  test,
  ticketOf,
} from '../support/site.ts';

test('a solution is shown to who asks twice; a change taken over can be taken back', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const isAsked = () => asked.some((url) => url.endsWith('/solutions.json'));
  await openLesson(page);
  await replaceCode(page, editors.kitchen, '// mine\n');
  await ticketOf(page).getByRole('button', { name: 'Compare with a solution' }).click();

  const compare = page.getByRole('dialog', { name: 'Compare with a solution' });
  await expect(compare).toContainText('Seeing a solution ends the puzzle. Look anyway?');
  expect(isAsked()).toBe(false);
  await compare.getByRole('button', { name: 'Look at a solution' }).click();
  const app = compare.getByRole('region', { name: 'app.ts, frontend' });
  await expect(app).toContainText("fetch('/order'");
  await expect(app).toContainText("fetch('/api/orders'");
  expect(isAsked()).toBe(true);

  await compare.getByRole('tab', { name: 'Solution B' }).press('ArrowLeft');
  await expect(compare.getByRole('tab', { name: 'Solution A' })).toBeFocused();
  const server = compare.getByRole('region', { name: 'server.ts, backend' });
  await expect(server).toContainText('// mine');
  await server.getByRole('button', { name: /^Take this change/ }).click();
  await expect(server).toHaveCount(0);
  await expect(app.getByRole('button', { name: /^Take/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(compare).toHaveCount(0);
  await expect(editorOf(page, editors.kitchen)).toContainText('dish: dish.name');

  await ticketOf(page).getByRole('button', { name: 'Compare with a solution' }).click();
  await compare.getByRole('button', { name: 'Take it back' }).click();
  await expect(server).toContainText('// mine');
  await compare.getByRole('button', { name: 'Close' }).click();
  await expect(editorOf(page, editors.kitchen)).toHaveText('// mine');
});

test('a file is deleted, renamed and formatted; what went can be undone, also after a reload', async ({
  page,
}) => {
  await openLesson(page);
  const tab = (name: string) => page.getByRole('tab', { name });
  const notice = page.getByRole('status').filter({ hasText: 'Undo' });
  await tab('styles.css').click();
  await page.keyboard.press('Delete');
  await expect(notice).toContainText('Deleted styles.css.');
  await expect(tab('styles.css')).toHaveCount(0);
  await expect(tab('app.ts')).toBeFocused();
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(tab('styles.css')).toHaveAttribute('aria-selected', 'true');

  await tab('styles.css').press('F2');
  await page.getByRole('textbox', { name: 'New name of styles.css' }).fill('looks.css');
  await page.keyboard.press('Enter');
  await expect(tab('looks.css')).toBeFocused();
  await expect(editorOf(page, 'looks.css, frontend')).toBeVisible();
  await page.getByRole('button', { name: 'More for looks.css' }).click();
  await page.getByRole('button', { name: 'Delete looks.css' }).click();
  await expect(tab('looks.css')).toHaveCount(0);

  await page.reload();
  await expect(notice).toContainText('Deleted looks.css.');
  await expect(tab('styles.css')).toHaveCount(0);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(editorOf(page, 'looks.css, frontend')).toContainText('font');

  await page.getByRole('button', { name: 'More for looks.css' }).click();
  await page.getByRole('button', { name: 'Format this file' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'looks.css is formatted already.' }),
  ).toBeVisible();
});
