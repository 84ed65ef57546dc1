import { afterEach, beforeEach, expect, it } from 'vitest';
import { nextEvent, openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

it('runs module scripts inside the page, in order with the others', async () => {
  const preview = await sandbox.show({
    'index.html': `<!doctype html><title>T</title>
      <script type="module">import { dish } from './dish.ts'; document.title = dish + location.pathname;</script>
      <script type="module" src="app.ts"></script>`,
    'dish.ts': `export const dish: string = 'dal';`,
    'app.ts': `document.title += ' and naan';`,
  });
  await preview.install(`register('title', () => document.title)`);
  expect(await preview.call('title')).toBe('dal/ and naan');
});

it('shows a file on the wire when import() asks for it', async () => {
  const preview = await sandbox.show({
    'index.html': `<!doctype html><title>T</title><script type="module">
      self.more = async () => [(await import('./menu.js')).dish, (await import('./menu.js')).dish];</script>`,
    'menu.js': `export const dish = 'dal';`,
  });
  await preview.install(`register('more', () => self.more())`);
  const paths = () => sandbox.seen('asset').map(({ path }) => path);
  expect(paths()).not.toContain('frontend/menu.js');
  expect(await preview.call('more')).toEqual(['dal', 'dal']);
  expect(paths().filter((path) => path === 'frontend/menu.js')).toHaveLength(1);
});

it('shows the line of the page where such a script fails', async () => {
  await sandbox.show({
    'index.html': `<!doctype html>
<title>T</title>
<script type="module">
  const table = 4;
  throw new RangeError('no table ' + table);
</script>`,
  });
  const error = await nextEvent(sandbox, (event) => event.kind === 'error');
  expect(error).toMatchObject({
    message: 'RangeError: no table 4',
    location: { file: 'frontend/index.html', line: 5 },
  });
});
