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
    [{ kind: 'missing', steps: 1, others: [] }, 'The page shows no button “Order Dal”.'],
    [
      { kind: 'missing', steps: 1, others: ['Order', 'Pay'] },
      'The page shows no button “Order Dal”. It shows button “Order”, “Pay”.',
    ],
    [
      { kind: 'many', count: 2, places: ['Menu', ''] },
      'The page shows 2 × button “Order Dal”, in “Menu”.',
    ],
    [{ kind: 'disabled' }, 'The button “Order Dal” is switched off.'],
  ])('says what stood in the way: %o', async (problem, seen) => {
    const { page, trail } = setUp(() => ({ ok: false, problem }));
    await expect(page.getByRole('button', { name: 'Order Dal' }).click()).rejects.toMatchObject({
      finding: { seen, expected: 'The page has one button “Order Dal”, ready to use.' },
    });
    expect(trail.steps).toEqual([]);
  });
  it('is shown on other displays, in words', async () => {
    const { page, trail } = setUp(() => null);
    await page.emulate({ width: 360, textSize: 2, colorScheme: 'dark' });
    await page.emulate({ pointer: 'coarse', hover: false, reducedMotion: true });
    await page.emulate({});
    expect(trail.steps).toEqual([
      'Showed the page 360 pixels wide, with text at 200 %, in dark colors.',
      'Showed the page with reduced motion, for fingers, without hovering.',
      'Showed the page as usual.',
    ]);
  });
  it('goes on in the next page when its own was replaced', async () => {
    let pages = 0;
    const { page } = setUp(() =>
      ++pages < 3 ? Promise.reject(new PreviewGoneError()) : { ok: true, value: null },
    );
    await page.getByText('Menu').waitFor();
    expect(pages).toBe(3);
  });
  it('lets time pass between keys', async () => {
    const events: unknown[] = [];
    const trail = createTrail();
    const call = (_: string, __: unknown, action: unknown) => {
      events.push((action as { text: string }).text);
      return { ok: true, value: null };
    };
    const pause = (ms: number) => Promise.resolve(void events.push(ms));
    const { signal } = new AbortController();
    const page = createPage(createFakeProject({ call }), trail, signal, pause);
    await page.getByLabel('Search').pressSequentially('dal', { gapMs: 40 });
    expect(events).toEqual(['d', 40, 'a', 40, 'l']);
    expect(trail.steps).toEqual(['Typed “dal” into the field “Search”.']);
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
      name === 'seenSince' ? shown.slice(from as number) : name === 'watch' ? 0 : 'Menu',
    );
    const watch = await page.watchText();
    expect(watch.before).toBe('Menu');
    expect(await watch.until((text) => text.includes('41'))).toBe('Order 41: Dal');
    expect(await watch.texts()).toEqual(shown);
  });
});
