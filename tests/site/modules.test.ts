/** A module's page and the case that closes it, with the keyboard alone. */
import { expect, test } from '../support/site.ts';
import { tabTo } from '../support/keyboard.ts';

test('a case is found from the map and solved', async ({ page }) => {
  await page.goto('/map/');
  await tabTo(page, page.getByRole('link', { name: 'The inventory system' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The inventory system');

  const solved = page.getByText('Solved.');
  const whose = page.getByRole('group', { name: 'Whose work is it?' });
  await tabTo(page, whose.getByRole('radio', { name: 'The frontend' }));
  await page.keyboard.press('Space');
  await expect(whose).toContainText('✗ Not this one.');
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
  await expect(whose.getByRole('radio', { name: 'The data and its tables' })).toBeChecked();
  await expect(whose).toContainText('✓ Yes.');
  await expect(solved).toBeHidden();

  const record = page.getByRole('group', { name: 'Which line proves it?' });
  await tabTo(page, record.getByRole('radio').first());
  await page.keyboard.press('Space');
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
  await expect(record.getByRole('radio', { name: '412,000 pages read' })).toBeChecked();
  await expect(solved).toBeVisible();
});
