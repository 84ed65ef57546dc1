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
