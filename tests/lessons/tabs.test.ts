/** Checks that use other tabs of the page's browser, on the real engine. */
import { afterAll, expect as expectTest, it } from 'vitest';
import { byName, defineChecks, expect, type CheckTools } from '#checks/index.ts';
import { createLessonRunner } from '../support/lesson-results.ts';

const files = {
  'backend/server.ts': `
    import { createServer } from 'node:http';
    createServer((request, response) => {
      response.setHeader('set-cookie', 'guest=7; Path=/; SameSite=Lax; Secure');
      response.end(request.headers.cookie ?? 'no cookie');
    }).listen(3000);`,
  'frontend/index.html': `<h1>Menu</h1> <button onclick="fetch('/api/hello')">Hello</button>`,
};
const finding = { seen: 'Seen.', expected: 'Expected.' };

const runner = createLessonRunner();
afterAll(() => runner.dispose());

it('opens the app at its public name and the page of another site, and closes both', async () => {
  const run = async ({ page, tabs, wire }: CheckTools) => {
    const amara = await tabs.open('https://thepass.test/');
    await wire.during(() => amara.getByRole('button', { name: 'Hello' }).click());
    const evil = await tabs.visit(
      'https://evil.test',
      '<form method="post" action="https://thepass.test/api/orders"><button>Kittens</button></form>',
    );
    const [sent] = await wire.during(() => evil.getByRole('button').click());
    const headers = byName(sent!.request.headers);
    expect(headers['origin'], finding).toBe('https://evil.test');
    expect(headers['cookie'], finding).toBeUndefined();
    expect(await evil.text(), finding).toBe('no cookie');
    expect(await page.text(), finding).toContain('Menu');
  };
  const checks = ['c1', 'c2'].map((id) => ({ id, title: 'Title', run }));
  const results = await runner.resultsOf(
    defineChecks({ failsAtStart: [], hints: {}, checks }),
    files,
  );
  // The second time the site is free again.
  expectTest(results.map(({ status, seen }) => [status, seen])).toEqual([
    ['pass', ''],
    ['pass', ''],
  ]);
  expectTest(document.querySelectorAll('iframe[title="Another tab"]')).toHaveLength(0);
});
