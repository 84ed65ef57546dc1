/** A recall question: answered in its lesson, due the next day, asked again by keyboard, gone, and on the record. */
import { expect, lessonPath, test } from '../support/site.ts';
import { tabTo } from '../support/keyboard.ts';

test('a wrong answer comes back the next day, and leaves when it is right', async ({ page }) => {
  const { keyboard, clock } = page;
  await clock.setFixedTime('2026-11-25T21:00:00');
  await page.goto('/review/');
  await expect(page.getByRole('heading', { name: 'No questions yet' })).toBeVisible();

  await test.step('in the lesson, arrows only go to an option, and the first choice is kept', async () => {
    await page.goto(lessonPath);
    const question = page.getByRole('group', { name: 'Where must the 41 come from?' });
    const options = question.getByRole('radio');
    await options.nth(1).focus();
    await keyboard.press('ArrowUp');
    await expect(options.first()).toBeFocused();
    await expect(options.first()).not.toBeChecked();
    await keyboard.press('Space');
    await expect(question).toContainText('✗ Not this one.');
    const kept = page.getByText('Your first choice is kept. The review asks again tomorrow.');
    await expect(kept).toBeVisible();
    // What is chosen after the reasons were read is no answer from memory.
    await options.nth(1).check();
  });
  await test.step('on the same day nothing is due', async () => {
    await page.goto('/review/');
    await expect(page.getByRole('heading', { name: 'Nothing is due' })).toBeVisible();
    await expect(page.getByText('The next question comes tomorrow.').first()).toBeVisible();
    await expect(page.getByRole('link', { name: '1 to review' })).toBeHidden();
  });
  await test.step('the next day begins: the map, the header and the data page tell', async () => {
    await clock.setFixedTime('2026-11-26T00:05:00');
    await page.goto('/your-data/');
    await expect(page.locator('[data-due=always]')).toHaveText('1');
    await expect(page.locator('[data-answered]')).toHaveText('1');
    await page.goto('/map/');
    const row = page.getByRole('listitem').filter({ hasText: 'Two halves of one order' });
    await expect(row.getByText('1 to review')).toBeVisible();
    await tabTo(page, page.getByRole('banner').getByRole('link', { name: '1 to review' }));
    await keyboard.press('Enter');
  });
  await test.step('it is asked and answered by keys', async () => {
    const ask = page.getByRole('heading', { name: 'Where must the 41 come from?' });
    await expect(ask).toBeFocused();
    await expect(page.getByText('1 of 1')).toBeVisible();
    await keyboard.press('2');
    await expect(page.getByText('✓ Right. It comes back on')).toBeVisible();
    await expect(page.getByRole('status')).toContainText('Right. Only the kitchen knows');
    await expect(page.getByText('The two programs share no variables.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Read the paragraph' })).toHaveAttribute(
      'href',
      `${lessonPath}#messages`,
    );
    const next = page.getByRole('button', { name: 'Next' });
    await expect(next).toBeFocused();
    const when = page.locator('#review [data-when]');
    const before = await when.textContent();
    await tabTo(page, page.getByRole('button', { name: 'That was easy' }));
    await keyboard.press('Enter');
    await expect(when).not.toHaveText(before ?? '');
    await tabTo(page, next, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Done: 1 of 1 remembered' })).toBeFocused();
    await expect(page.getByRole('banner').getByRole('link', { name: 'to review' })).toBeHidden();
  });
});

test('the record tells what a copy of the work says, and prints without its tools', async ({
  page,
}) => {
  await page.clock.setFixedTime('2026-11-25T12:00:00');
  await page.goto('/record/');
  await expect(page.getByRole('heading', { name: 'Nothing is passed yet' })).toBeVisible();
  await page.goto('/your-data/');
  const event = { lesson: 'two-halves', at: Date.parse('2026-11-20T12:00:00Z') };
  const answer = { question: 'messages', option: 'x', right: true, day: '2026-11-20' };
  const copy = {
    ...{ format: 'the-pass-progress', version: 2 },
    events: [
      { ...event, id: 'a', kind: 'passed', files: {} },
      { ...event, id: 'b', kind: 'answered', ...answer },
    ],
  };
  const buffer = Buffer.from(JSON.stringify(copy));
  const file = { name: 'copy.json', mimeType: 'application/json', buffer };
  await page.getByLabel('Bring a copy…').setInputFiles(file);
  await expect(page.getByRole('status').first()).toContainText('2 steps were added');

  await page.goto('/record/');
  await expect(page.getByRole('row', { name: 'Two halves of one order' })).toContainText(
    'November 20, 20261 of 1',
  );
  await expect(page.getByText('The checks of 1 of')).toContainText('not who typed');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByText('lesson 1', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('lesson 2', { exact: true }).first()).toBeHidden();
  await page.getByLabel('Name on the print').fill('Luz Ortega');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText('Luz Ortega')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByText('Luz Ortega')).toHaveCSS('color', 'rgb(34, 29, 23)');
});
