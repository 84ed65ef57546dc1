/** The kitchen's tools: the database by hand, requests by hand, programs. One boot; its steps build on each other. */
import { AxeBuilder } from '@axe-core/playwright';
import { appOf, expect, test, touchWorkbench } from '../support/site.ts';

test('the kitchen can be asked without the page', async ({ page: view }) => {
  test.slow();
  await view.goto('/lessons/one-trip/');
  await touchWorkbench(view);
  await expect(appOf(view).getByText('20 tickets, 41 trips')).toBeVisible({ timeout: 90_000 });
  const panel = view.getByRole('tabpanel', { name: 'Database' });
  const sql = panel.getByRole('textbox', { name: 'SQL to run' });
  const run = async (text: string) => {
    await sql.click();
    await view.keyboard.press('ControlOrMeta+a');
    await view.keyboard.insertText(text);
    await view.keyboard.press('Control+Enter');
  };

  await test.step('statements have their rows, and what fails shows where', async () => {
    await view.getByRole('tab', { name: 'Database' }).click();
    await run(
      `SELECT NULL AS nothing, '' AS empty; CREATE TABLE specials (name text); SELECT nam FROM specials; SELECT 2`,
    );
    const rows = panel.getByRole('table');
    await expect(rows.getByRole('cell')).toHaveText(['NULL', 'empty text']);
    await expect(panel.getByText('SQLSTATE 42703')).toBeVisible();
    await expect(panel.getByText('At line 1, character 80.')).toBeAttached();
    await expect(panel.getByText('The statement after it was not run.')).toBeVisible();
    // Ctrl+Enter did not run the checks.
    await expect(view.getByRole('button', { name: 'Stop the checks' })).toHaveCount(0);
  });
  await test.step('a query is explained as a tree', async () => {
    await run('SELECT * FROM orders ORDER BY id');
    await panel.getByRole('button', { name: 'Explain' }).click();
    const plan = panel.getByRole('region', { name: 'Query plan' });
    await expect(plan.getByRole('listitem').first()).toContainText(/rows? found/);
    expect(await violations(view)).toEqual([]);
  });
  await test.step('tables are read, and again when the kitchen has written', async () => {
    await panel.getByRole('button', { name: 'Tables' }).click();
    await panel.getByRole('tab', { name: /^specials/ }).click();
    await expect(panel.getByText('specials has no rows yet.')).toBeVisible();
    await panel.getByRole('button', { name: 'Structure' }).click();
    await expect(panel.getByRole('region', { name: 'Columns of specials' })).toContainText('text');
    await panel.getByRole('button', { name: 'Reset data' }).click();
    await expect(panel.getByRole('tab', { name: /^specials/ })).toHaveCount(0);
    expect(await violations(view)).toEqual([]);
  });
  await test.step('a request of the pass is edited and sent', async () => {
    await view
      .getByRole('button', { name: /GET \/api\/orders/ })
      .first()
      .click();
    await view.getByRole('button', { name: 'Edit and send' }).click();
    const path = view.getByRole('textbox', { name: 'Path' });
    await expect(path).toBeFocused();
    await path.fill('api/nothing');
    await view.keyboard.press('Enter');
    await expect(view.getByRole('alert')).toContainText('Did you mean /api/nothing?');
    await path.fill('/api/nothing');
    await view.keyboard.press('Control+Enter');
    await expect(view.getByRole('region', { name: 'Answer' })).toContainText('404');
    expect(await violations(view)).toEqual([]);
  });
  await test.step('programs are listed, and end as they are told to', async () => {
    await view.getByRole('tab', { name: 'Processes' }).click();
    const running = view.getByRole('region', { name: 'Running' });
    await expect(running.getByRole('listitem')).toContainText('port 3000');
    await view.getByRole('button', { name: 'Stop (SIGTERM)' }).click();
    await expect(
      view.getByRole('region', { name: 'Ended' }).getByRole('listitem').first(),
    ).toContainText('ended by SIGTERM, exit code 143');
    await expect(running).toContainText('Nothing runs.');
    await view.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(running.getByRole('listitem')).toContainText('port 3000');
    expect(await violations(view)).toEqual([]);
  });
});

/** What axe finds in the workbench; not in the learner's page, which would be busy for too long. */
async function violations(page: Parameters<typeof touchWorkbench>[0]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include('.room-kitchen');
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
