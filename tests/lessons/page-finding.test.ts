/** How checks find elements and wait for them, in a real frame. */
import { afterEach, describe, expect, it } from 'vitest';
import { openDriverFrame, type DriverFrame } from '../support/driver-frame.ts';

let frame: DriverFrame;
afterEach(() => frame.dispose());

const menu = `
  <h1>Menu</h1>
  <ul>
    <li><h2>Dal</h2> <p>Lentils, <em>hot</em></p> <button>Add</button></li>
    <li><h2>Naan</h2> <p>Bread</p> <button>Add</button></li>
    <li><h2>Lassi</h2> <button disabled>Add</button> <b>Sold out</b></li>
  </ul>`;

/** What a learner reads when something fails. */
const seenBy = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { finding?: { seen: string } }) => error.finding?.seen ?? error,
  );

describe('finding', () => {
  it('goes by role and name, label, text spread over elements, and all else a page says', async () => {
    frame = await openDriverFrame(`
      <button aria-label="Order Dal">Order</button> <label>Your name <input value="Amara"></label>
      <p>Order <b>41</b>: Dal</p> <p hidden>Order 42: Dal</p>
      <input placeholder="Search dishes"> <img alt="A bowl of dal"> <i title="Hot">🌶</i>`);
    const { page } = frame;
    expect(await page.getByRole('button', { name: 'order dal' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Order', exact: true }).count()).toBe(0);
    expect(await page.getByLabel('name').count()).toBe(1);
    expect(await page.getByText(/Order \d+: Dal/g).count()).toBe(2);
    expect(await page.getByText('order 41').innerText()).toBe('Order 41: Dal');
    expect(await page.getByPlaceholder('search').count()).toBe(1);
    expect(await page.getByAltText(/dal/).count()).toBe(1);
    expect(await page.getByTitle('Hot', { exact: true }).innerText()).toBe('🌶');
    expect(await page.locator('p[hidden]').textContent()).toBe('Order 42: Dal');
  });

  it('looks within, filters, counts and takes by place', async () => {
    frame = await openDriverFrame(menu);
    const { page } = frame;
    const dishes = page.getByRole('listitem');
    expect(await dishes.count()).toBe(3);
    expect(await dishes.filter({ hasText: 'hot' }).getByRole('heading').innerText()).toBe('Dal');
    expect(await dishes.filter({ hasNotText: /sold out/i }).count()).toBe(2);
    const naan = page.getByRole('heading', { name: 'Naan' });
    expect(await dishes.filter({ has: naan }).getByText('Bread').count()).toBe(1);
    expect(await dishes.filter({ hasNot: naan }).count()).toBe(2);
    expect(await dishes.last().getByRole('heading').innerText()).toBe('Lassi');
    const names = (await dishes.all()).map((dish) => dish.getByRole('heading').innerText());
    expect(await Promise.all(names)).toEqual(['Dal', 'Naan', 'Lassi']);
  });

  it('goes by state', async () => {
    frame = await openDriverFrame(`
      <h1>Menu</h1> <h2>Dal</h2> <button aria-pressed="true">Vegan</button> <button aria-pressed="false">Hot</button>
      <button aria-expanded="false">More</button> <input type="checkbox" checked aria-label="a"> <input type="checkbox" aria-label="b">
      <button disabled>Pay</button> <div style="display: none"><button>Cook</button></div>`);
    const { page } = frame;
    const names = async (role: string, options: object) =>
      (await page.getByRole(role, options).all()).length;
    expect(await names('heading', { level: 2 })).toBe(1);
    expect(await names('button', { pressed: true })).toBe(1);
    expect(await names('button', { expanded: false })).toBe(1);
    expect(await names('checkbox', { checked: false })).toBe(1);
    expect(await names('button', { disabled: true })).toBe(1);
    expect(await names('button', { name: 'Cook' })).toBe(0);
    expect(await names('button', { name: 'Cook', includeHidden: true })).toBe(1);
  });

  it('reaches into shadow roots', async () => {
    frame = await openDriverFrame('<order-button></order-button>');
    await frame.run(`const root = document.querySelector('order-button').attachShadow({ mode: 'open' });
      root.innerHTML = '<button>Order</button>'; root.firstChild.onclick = () => (document.title = 'ordered');`);
    await frame.page.getByRole('button', { name: 'Order' }).click();
    expect(await frame.run('return document.title')).toBe('ordered');
  });

  it('reads what an element holds', async () => {
    frame = await openDriverFrame(`
      <input aria-label="Name" value="Amara" inputmode="tel" style="width: 120px; height: 30px; position: absolute; left: 10px; top: 20px; box-sizing: border-box">
      <input type="checkbox" aria-label="Hot" checked disabled>`);
    const { page } = frame;
    const name = page.getByLabel('Name');
    expect(await name.inputValue()).toBe('Amara');
    expect(await name.getAttribute('inputMode')).toBe('tel');
    expect(await name.getAttribute('pattern')).toBeNull();
    expect(await name.boundingBox()).toEqual({ x: 10, y: 20, width: 120, height: 30 });
    expect(await name.isFocused()).toBe(false);
    await name.focus();
    expect(await name.isFocused()).toBe(true);
    expect(await page.getByLabel('Hot').isChecked()).toBe(true);
    expect(await page.getByLabel('Hot').isEnabled()).toBe(false);
  });
});

describe('what stands in the way', () => {
  it('is told in words', async () => {
    frame = await openDriverFrame(menu + '<p style="visibility: hidden">Closed</p>');
    const { page } = frame;
    const dish = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    const add = (name: string) => dish(name).getByRole('button', { name: 'Add' });
    expect(await seenBy(add('Rice').click())).toBe('The page shows no list item with “Rice”.');
    expect(await seenBy(dish('Dal').getByRole('button', { name: 'Order' }).click())).toBe(
      'The page shows no button “Order” in the list item with “Dal”. It shows button “Add”.',
    );
    expect(await seenBy(page.getByRole('button', { name: 'Add' }).click())).toBe(
      'The page shows 3 × button “Add”, in “Dal Lentils, hot Add”, “Naan Bread Add”, “Lassi Add Sold out”.',
    );
    expect(await seenBy(add('Lassi').click())).toBe(
      'The button “Add” in the list item with “Lassi” is switched off.',
    );
    expect(await seenBy(page.getByText('Closed').click())).toBe(
      'The text “Closed” is in the page but cannot be seen.',
    );
  });

  it('is what covers it, or that no one can get there', async () => {
    frame = await openDriverFrame(`
      <button id="pay">Pay</button> <button style="position: fixed; left: -300px">Gone</button>
      <div class="veil" style="position: fixed; inset: 0"></div>`);
    const { page } = frame;
    const pay = page.getByRole('button', { name: 'Pay' });
    expect(await seenBy(pay.click())).toBe('The button “Pay” is covered by the element div.veil.');
    expect(await seenBy(page.getByRole('button', { name: 'Gone' }).click())).toBe(
      'The button “Gone” is outside the window, where no one can scroll to.',
    );
    const clicked = pay.click();
    await frame.run(
      `pay.onclick = () => (document.title = 'paid'); document.querySelector('div').style.pointerEvents = 'none'`,
    );
    await clicked;
    expect(await frame.run('return document.title')).toBe('paid');
  });
});

describe('waiting', () => {
  it('ends when the page changes, not when time has passed', async () => {
    frame = await openDriverFrame('<main></main>');
    const started = performance.now();
    const clicked = frame.page.getByRole('button', { name: 'Order' }).click();
    await frame.run(`document.querySelector('main').innerHTML = '<button disabled>Order</button>'`);
    await frame.run(`document.querySelector('button').disabled = false`);
    await clicked;
    expect(performance.now() - started).toBeLessThan(700);
  });

  it('sees what styles change without a change of the page', async () => {
    frame = await openDriverFrame(
      '<style>@keyframes show { to { visibility: visible } }</style><p style="visibility: hidden">Ready</p>',
    );
    const shown = frame.page.getByText('Ready').waitFor();
    await frame.run(`document.styleSheets[0].insertRule('p { animation: show 1ms forwards }')`);
    await shown;
  });

  it('knows when something is gone', async () => {
    frame = await openDriverFrame('<p role="status">Sending</p>');
    const status = frame.page.getByRole('status');
    const gone = status.waitFor({ state: 'detached' });
    await frame.run(`document.querySelector('p').remove()`);
    await gone;
    await status.waitFor({ state: 'hidden' });
  });

  it('works on when the page has replaced its timers and observers', async () => {
    frame = await openDriverFrame('<p role="status">Sending</p>');
    await frame.run(
      'window.setTimeout = window.MutationObserver = window.MessageChannel = window.requestAnimationFrame = null',
    );
    await frame.page.settled();
    expect(await seenBy(frame.page.getByRole('button').waitFor())).toBe(
      'The page shows no button.',
    );
  });
});
