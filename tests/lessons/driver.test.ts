/** The hands and eyes of the checks, in a real frame. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Query } from '#checks/page/protocol.ts';
import { openDriverFrame, type DriverFrame } from '../support/driver-frame.ts';

let frame: DriverFrame;
afterEach(() => frame.dispose());

const button = (name: string, exact = false): Query => ({
  by: 'role',
  role: 'button',
  name: { text: name, exact },
});
const status: Query = { by: 'role', role: 'status', name: null };
const click = { do: 'click' } as const;

describe('finding', () => {
  it('goes by role and name, label, and text spread over elements', async () => {
    frame = await openDriverFrame(`
      <button aria-label="Order Dal">Order</button> <label>Your name <input value="Amara"></label>
      <p>Order <b>41</b>: Dal</p> <p hidden>Order 42: Dal</p>`);
    expect(await frame.call('count', button('order dal'))).toBe(1);
    expect(await frame.call('count', button('Order', true))).toBe(0);
    expect(await frame.call('count', { by: 'label', text: { text: 'name', exact: false } })).toBe(
      1,
    );
    const text: Query = { by: 'text', text: { pattern: 'Order \\d+: Dal', flags: 'g' } };
    expect(await frame.call('count', text)).toBe(2);
    expect(
      await frame.call('read', { by: 'text', text: { text: 'order 41', exact: false } }, 0),
    ).toEqual({
      ok: true,
      value: 'Order 41: Dal',
    });
  });
  it('says what stands in the way', async () => {
    frame = await openDriverFrame(`
      <button>Pay</button> <button>Pay</button> <button disabled>Order</button> <p style="visibility: hidden">Sold out</p>`);
    const problem = async (query: Query) => {
      const outcome = await frame.call('perform', query, click, 0);
      return outcome.ok ? null : outcome.problem;
    };
    expect(await problem(button('Cook'))).toEqual({
      kind: 'missing',
      others: ['Pay', 'Pay', 'Order'],
    });
    expect(await problem(button('Pay'))).toEqual({ kind: 'many', count: 2 });
    expect(await problem(button('Order'))).toEqual({ kind: 'disabled' });
    expect(await problem({ by: 'text', text: { text: 'Sold out', exact: true } })).toEqual({
      kind: 'hidden',
    });
  });
});

describe('waiting', () => {
  it('ends when the page changes, not when time has passed', async () => {
    frame = await openDriverFrame('<main></main>');
    const started = performance.now();
    const clicked = frame.call('perform', button('Order'), click, 5000);
    frame.run(`document.querySelector('main').innerHTML = '<button disabled>Order</button>'`);
    frame.run(`document.querySelector('button').disabled = false`);
    expect(await clicked).toEqual({ ok: true, value: null });
    expect(performance.now() - started).toBeLessThan(2000);
  });
  it('knows when something is gone', async () => {
    frame = await openDriverFrame('<p role="status">Sending</p>');
    const gone = frame.call('waitFor', status, 'hidden', 5000);
    frame.run(`document.querySelector('p').remove()`);
    expect(await gone).toEqual({ ok: true, value: null });
  });
  it('works on when the page has replaced its timers and observers', async () => {
    frame = await openDriverFrame('<p role="status">Sending</p>');
    frame.run('window.setTimeout = window.MutationObserver = window.MessageChannel = null');
    expect(await frame.call('settle')).toBeNull();
    expect(await frame.call('waitFor', button('Order'), 'visible', 10)).toMatchObject({
      ok: false,
    });
  });
});

describe('acting', () => {
  it('types, clicks and presses as a user does', async () => {
    frame = await openDriverFrame(`
      <form><label>Dish <input name="dish" value="Naan"></label> <button>Order</button></form> <p role="status"></p>
      <script>document.forms[0].addEventListener('submit', (event) => {
        event.preventDefault();
        document.querySelector('p').textContent += new FormData(event.target).get('dish') + ';';
      });</script>`);
    const dish: Query = { by: 'label', text: { text: 'Dish', exact: true } };
    await frame.call('perform', dish, { do: 'fill', text: 'Dal {hot}' }, 100);
    await frame.call('perform', dish, { do: 'press', key: 'Enter' }, 100);
    await frame.call('perform', button('Order'), click, 100);
    expect(await frame.call('read', status, 100)).toEqual({
      ok: true,
      value: 'Dal {hot};Dal {hot};',
    });
  });
});

describe('watching', () => {
  it('sees what was shown for a moment only', async () => {
    frame = await openDriverFrame('<p role="status">Menu</p>');
    const watch = await frame.call('watch');
    frame.run(`
      const line = document.querySelector('p');
      line.textContent = 'Order 41';
      Promise.resolve().then(() => (line.textContent = 'Failed'));`);
    const texts = await frame.call('textsFrom', watch, 0, 1000);
    expect([...texts, ...(await frame.call('textsFrom', watch, texts.length, 0))]).toEqual([
      'Order 41',
      'Failed',
    ]);
    expect(await frame.call('textsFrom', watch, 2, 10)).toEqual([]);
  });
});
