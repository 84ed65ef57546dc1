/** What checks see of a page that changes: watches, announcements and the browser's dialogs, in a real frame. */
import { afterEach, describe, expect, it } from 'vitest';
import { openDriverFrame, type DriverFrame } from '../support/driver-frame.ts';

let frame: DriverFrame;
afterEach(() => frame.dispose());
const open = async (body: string) => (frame = await openDriverFrame(body));

describe('a watch of texts', () => {
  it('sees what was shown for a moment only', async () => {
    const { page } = await open('<p role="status">Menu</p>');
    const watch = await page.watchText();
    await frame.run(`
      const line = document.querySelector('p');
      line.textContent = 'Order 41';
      Promise.resolve().then(() => (line.textContent = 'Failed'));`);
    expect(await watch.until((text) => text === 'Failed')).toBe('Failed');
    expect(await watch.texts()).toEqual(['Order 41', 'Failed']);
    expect(await watch.until((text) => text === 'Paid')).toBeNull();
  });
});

describe('a watch of locators', () => {
  const cart = '<b id="badge">0</b> <ul id="lines"></ul> <input aria-label="Note" value="mild">';

  it('catches every screen between two, and keeps each once', async () => {
    const { page } = await open(cart);
    const watch = await page.watch({
      badge: page.locator('#badge'),
      lines: page.getByRole('listitem'),
      note: page.getByLabel('Note'),
    });
    await frame.run(`
      lines.innerHTML = '<li>Dal</li><li hidden>Naan</li>';
      Promise.resolve().then(() => { badge.textContent = '1'; badge.title = 'no change' });`);
    expect(await watch.until(({ badge }) => badge[0] === '1')).not.toBeNull();
    expect(await page.getByRole('listitem').allInnerTexts()).toEqual(['Dal']);
    expect(await watch.samples()).toEqual([
      { badge: ['0'], lines: [], note: ['mild'] },
      { badge: ['0'], lines: ['Dal'], note: ['mild'] },
      { badge: ['1'], lines: ['Dal'], note: ['mild'] },
    ]);
  });

  it('sees what styles show and hide', async () => {
    const { page } = await open('<style>p { visibility: hidden }</style><p>Ready</p>');
    const watch = await page.watch({ ready: page.getByText('Ready') });
    await frame.run(`document.styleSheets[0].deleteRule(0)`);
    expect(await watch.until(({ ready }) => ready.length === 1)).toEqual({ ready: ['Ready'] });
  });
});

describe('waiting for anything', () => {
  it('looks again after each change', async () => {
    const { page } = await open('<b>0</b>');
    await frame.run(`let n = 0; const timer = setInterval(() => {
      document.querySelector('b').textContent = ++n; if (n === 3) clearInterval(timer) }, 1)`);
    const three = await page.until(async () => (await page.text()) === '3' && 'three');
    expect(three).toBe('three');
    expect(await page.until(() => Promise.resolve(null))).toBeNull();
  });
});

describe('announcements', () => {
  const texts = async () => (await frame.page.announcements()).map(({ text }) => text);

  it('are what live regions say when they change, and nothing else', async () => {
    const { page } = await open(`
      <p role="status">Open</p> <p id="plain">x</p> <div aria-live="polite" id="list"><p>Dal</p></div> <output></output>
      <p aria-live="off">x</p> <p role="alert" hidden id="late">Closed</p>`);
    expect(await page.announcements()).toEqual([]);
    await frame.run(
      `document.querySelector('[role=status]').innerHTML = 'Loading <b>menu</b>'; plain.textContent = 'y'`,
    );
    await frame.run(`list.insertAdjacentHTML('beforeend', '<p>Naan</p>')`);
    await frame.run(
      `document.querySelector('output').value = '12.00'; document.querySelector('[aria-live=off]').textContent = 'y'`,
    );
    await frame.run(`late.hidden = false`);
    expect(await texts()).toEqual(['Loading menu', 'Naan', '12.00', 'Closed']);
    expect((await page.announcements()).at(-1)).toMatchObject({ politeness: 'assertive' });
  });

  it('wait while a region is busy, and tell regions that come with their text', async () => {
    const { page } = await open('<p role="status" aria-busy="true"></p><main></main>');
    await frame.run(`document.querySelector('p').textContent = 'Half'`);
    await frame.run(`document.querySelector('p').textContent = 'Whole'`);
    await frame.run(`document.querySelector('p').ariaBusy = 'false'`);
    await frame.run(
      `document.querySelector('main').innerHTML = '<p role="alert">Sold out</p><p role="status">3 dishes</p>'`,
    );
    expect(await page.announcements()).toEqual([
      { text: 'Whole', politeness: 'polite', isNewRegion: false },
      { text: 'Sold out', politeness: 'assertive', isNewRegion: true },
      { text: '3 dishes', politeness: 'polite', isNewRegion: true },
    ]);
  });
});

describe('the browser’s own dialogs', () => {
  it('are answered and kept', async () => {
    const { page } = await open('<button>Send</button>');
    await frame.run(
      `document.querySelector('button').onclick = () => { alert('Invalid'); document.title = [confirm('Sure?'), prompt('Name?', 'Luz')] }`,
    );
    await page.getByRole('button').click();
    expect(await page.title()).toBe('true,Luz');
    expect(await page.dialogs()).toEqual([
      { kind: 'alert', message: 'Invalid' },
      { kind: 'confirm', message: 'Sure?' },
      { kind: 'prompt', message: 'Name?' },
    ]);
  });
});
