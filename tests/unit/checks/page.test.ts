import { describe, expect, it } from 'vitest';
import { createPage } from '#checks/page/page.ts';
import { createTrail } from '#checks/trail.ts';
import { PreviewGoneError } from '#sandbox/sandbox.ts';
import { createFakeProject, type FakeBehavior } from '../../support/fake-project.ts';

function setUp(call: FakeBehavior['call'], signal = new AbortController().signal) {
  const trail = createTrail();
  return { trail, page: createPage(createFakeProject({ call }), trail, signal) };
}

describe('the page of a check', () => {
  it('writes down what was done, in words', async () => {
    const { page, trail } = setUp(() => ({ ok: true, value: null }));
    await page.getByRole('button', { name: 'Order Dal' }).click();
    await page.getByLabel('Your name').fill('Amara');
    await page.getByRole('textbox').press('Enter');
    await page.getByText(/sold out/).click();
    await page.reload();
    expect(trail.steps).toEqual([
      'Pressed the button “Order Dal”.',
      'Filled the field “Your name” with “Amara”.',
      'Pressed Enter on the text field.',
      'Pressed the text like /sold out/.',
      'Loaded the page anew.',
    ]);
  });
  it.each([
    [{ kind: 'missing', others: [] }, 'The page shows no button “Order Dal”.'],
    [
      { kind: 'missing', others: ['Order', 'Pay'] },
      'The page shows no button “Order Dal”. It shows button “Order”, “Pay”.',
    ],
    [{ kind: 'many', count: 2 }, 'The page shows 2 × button “Order Dal”.'],
    [{ kind: 'disabled' }, 'The button “Order Dal” is switched off.'],
  ])('says what stood in the way: %o', async (problem, seen) => {
    const { page, trail } = setUp(() => ({ ok: false, problem }));
    await expect(page.getByRole('button', { name: 'Order Dal' }).click()).rejects.toMatchObject({
      finding: { seen, expected: 'The page has one button “Order Dal”, ready to use.' },
    });
    expect(trail.steps).toEqual([]);
  });
  it('fails, and does not break, when the page goes away', async () => {
    const { page } = setUp(() => Promise.reject(new PreviewGoneError()));
    await expect(page.text()).rejects.toMatchObject({ name: 'CheckFailure' });
  });
  it('does nothing more once the check is over', async () => {
    const { page } = setUp(() => '', AbortSignal.abort(new Error('Over.')));
    await expect(page.getByText('x').click()).rejects.toThrow('Over.');
  });
  it('sees a text that was only flashed', async () => {
    const shown = ['Sending…', 'Order 41: Dal', 'Closed.'];
    const { page } = setUp((name, _watch, from) =>
      name === 'textsFrom' ? shown.slice(from as number) : name === 'watch' ? 0 : 'Menu',
    );
    const watch = await page.watchText();
    expect(watch.before).toBe('Menu');
    expect(await watch.until((text) => text.includes('41'))).toBe('Order 41: Dal');
    expect(await watch.texts()).toEqual(shown);
  });
});
