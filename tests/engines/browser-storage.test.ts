import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPage } from '../support/page.ts';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

it.each(['localStorage', 'sessionStorage'])('keeps %s through reloads', async (area) => {
  const { preview, look } = await openPage(sandbox);
  await look(`${area}.setItem('dish', 'dal'); ${area}.theme = 'dark'; ${area}.gone = 1; delete ${area}.gone;
    ${area}.setItem('old', '1'); ${area}.removeItem('old')`);
  await preview.reload();
  expect(
    await look(`[${area}.getItem('dish'), ${area}.theme, ${area}.getItem('old'), ${area}.length,
      ${area}.key(0), Object.keys(${area}), 'theme' in ${area}, ${area} instanceof Storage]`),
  ).toEqual(['dal', 'dark', null, 2, 'dish', ['dish', 'theme'], true, true]);
  await look(`${area}.clear()`);
  await preview.reload();
  expect(await look(`${area}.length`)).toBe(0);
});

it('keeps the two areas, and two previews, apart', async () => {
  const { look } = await openPage(sandbox);
  await look(`localStorage.a = '1'`);
  expect(await look(`sessionStorage.getItem('a')`)).toBe(null);
  const other = await openPage(sandbox);
  expect(await other.look(`localStorage.getItem('a')`)).toBe(null);
});

it('holds 5 MB and no more', async () => {
  const { preview, look } = await openPage(sandbox);
  const error = await look(`(() => { localStorage.big = 'x'.repeat(5 * 1024 * 1024 - 10);
    try { localStorage.more = 'y'.repeat(10) } catch (error) { return [error.name, error instanceof DOMException] } })()`);
  expect(error).toEqual(['QuotaExceededError', true]);
  await preview.reload();
  expect(await look(`[localStorage.big.length, localStorage.length]`)).toEqual([5242870, 1]);
});

it('is there for the learner’s modules, before anything else runs', async () => {
  const { preview, look } = await openPage(sandbox, {
    script: `const visits = Number(localStorage.getItem('visits') ?? 0) + 1;
      localStorage.setItem('visits', String(visits)); document.title = 'Visit ' + visits;`,
  });
  await preview.reload();
  expect(await look('document.title')).toBe('Visit 2');
});
