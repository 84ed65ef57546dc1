/** The keyboard of the checks, in a real frame: where the focus goes and what keys do by themselves. */
import { afterEach, describe, expect, it } from 'vitest';
import { openDriverFrame, type DriverFrame } from '../support/driver-frame.ts';

let frame: DriverFrame;
afterEach(() => frame.dispose());
const open = async (body: string) => (frame = await openDriverFrame(body));

/** Ids of what gets the focus, pressing Tab (or Shift+Tab) as often as told. */
async function walk(times: number, key = 'Tab'): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let time = 0; time < times; time++) {
    await frame.page.keyboard.press(key);
    ids.push(await frame.run('return document.activeElement.id'));
  }
  return ids;
}

describe('Tab', () => {
  it('skips what is inert, hidden, disabled or left out, and leaves the page at its end', async () => {
    await open(`
      <button id="a">A</button> <div inert><button>B</button></div> <button tabindex="-1">C</button> <input id="d">
      <button style="visibility: hidden">E</button> <button disabled>F</button> <fieldset disabled><input></fieldset>
      <details id="g"><summary id="h">More</summary><button>I</button></details> <a>no link</a> <a id="j" href="#">link</a>`);
    expect(await walk(6)).toEqual(['a', 'd', 'h', 'j', '', 'a']);
    expect(await walk(2, 'Shift+Tab')).toEqual(['', 'j']);
  });

  it('follows tabindex, takes a group of choices as one stop, and enters shadow roots', async () => {
    await open(`
      <button id="a">A</button> <button id="b" tabindex="2">B</button> <button id="c" tabindex="1">C</button>
      <input type="radio" name="size" id="s"><input type="radio" name="size" id="m" checked>
      <input type="radio" name="heat" id="x"><input type="radio" name="heat" id="y"> <p id="host"></p>`);
    await frame.run(`host.attachShadow({ mode: 'open' }).innerHTML = '<button>Inside</button>'`);
    expect(await walk(7)).toEqual(['c', 'b', 'a', 'm', 'x', 'host', '']);
    expect(await walk(3, 'Shift+Tab')).toEqual(['host', 'y', 'm']);
  });

  it('stays in a modal dialog', async () => {
    await open(`
      <button id="behind">Behind</button> <dialog id="cart" aria-label="Cart"><button id="x">Pay</button> <button id="y">Close</button></dialog>`);
    await frame.run('cart.showModal()');
    expect(await walk(3)).toEqual(['y', '', 'x']);
    const { stops, end } = await frame.page.focusOrder();
    expect([stops.map(({ name }) => name), end]).toEqual([['Pay', 'Close'], 'left the page']);
  });

  it('goes on where the last focus or press was', async () => {
    await open(
      `<button id="a">A</button> <p>Dal</p> <button id="b">B</button> <button id="c">C</button>`,
    );
    await frame.page.getByText('Dal').click();
    expect(await walk(1)).toEqual(['b']);
    await frame.run('b.remove()');
    expect(await walk(1)).toEqual(['c']);
  });

  it('is the page’s to prevent', async () => {
    await open(`<button id="a">A</button> <button id="b">B</button>`);
    await frame.run(`a.onkeydown = (event) => event.key === 'Tab' && event.preventDefault()`);
    const { stops, end } = await frame.page.focusOrder();
    expect([stops.map(({ name }) => name), end]).toEqual([['A'], 'went in circles']);
  });

  it('selects what is in a field', async () => {
    await open('<input aria-label="Dish" value="Naan">');
    await frame.page.keyboard.press('Tab');
    await frame.page.keyboard.type('Dal');
    expect(await frame.page.getByLabel('Dish').inputValue()).toBe('Dal');
  });
});

describe('Escape', () => {
  it('asks the dialog or popover that was opened last to close', async () => {
    const { page } = await open(`
      <button id="button">Open</button> <dialog id="outer"><button id="in">In</button></dialog> <p id="tip" popover>Tip</p>
      <dialog id="firm"></dialog>`);
    await frame.run('button.focus(); outer.showModal(); tip.showPopover()');
    await page.keyboard.press('Escape');
    expect(await frame.run('return [outer.open, tip.matches(":popover-open")]')).toEqual([
      true,
      false,
    ]);
    await page.keyboard.press('Escape');
    expect(await frame.run('return [outer.open, document.activeElement.id]')).toEqual([
      false,
      'button',
    ]);
    await frame.run('firm.show()');
    await page.keyboard.press('Escape');
    expect(await frame.run('return firm.open')).toBe(true);
  });

  it('is the page’s to refuse', async () => {
    const { page } = await open('<dialog id="a"></dialog>');
    await frame.run('a.oncancel = (event) => event.preventDefault(); a.showModal()');
    await page.keyboard.press('Escape');
    expect(await frame.run('return a.open')).toBe(true);
    await frame.run('a.oncancel = null; a.onkeydown = (event) => event.preventDefault()');
    await page.keyboard.press('Escape');
    expect(await frame.run('return a.open')).toBe(true);
    await frame.run('a.onkeydown = null');
    await page.keyboard.press('Escape');
    expect(await frame.run('return a.open')).toBe(false);
  });
});

describe('keys', () => {
  it('press native buttons and nothing else', async () => {
    const { page } = await open(`
      <button id="a">A</button> <div id="b" role="button" tabindex="0">B</div> <a id="c" href="#x">C</a>
      <details id="d"><summary id="e">More</summary>Text</details> <input id="f" type="checkbox">`);
    await frame.run(
      `clicks = []; onclick = (event) => { clicks.push(event.target.id); if (event.target.id === 'c') event.preventDefault(); }`,
    );
    for (const id of ['a', 'b', 'c', 'e', 'f']) {
      await page.locator(`#${id}`).press('Enter');
      await page.locator(`#${id}`).press('Space');
    }
    expect(await frame.run('return clicks')).toEqual(['a', 'a', 'c', 'e', 'e', 'f']);
    expect(await frame.run('return d.open')).toBe(false);
  });

  it('move in lists, groups and sliders', async () => {
    const { page } = await open(`
      <select aria-label="Sort"><option>Name</option><option disabled>Taste</option><option>Price</option></select>
      <input type="radio" name="s" aria-label="Small" checked><input type="radio" name="s" aria-label="Large">
      <input type="range" aria-label="Spice" value="5" max="9"> <input type="number" aria-label="Plates" value="1">`);
    await page.getByLabel('Sort').press('ArrowDown');
    expect(await page.getByLabel('Sort').inputValue()).toBe('Price');
    await page.getByLabel('Small').press('ArrowDown');
    expect(await page.getByLabel('Large').isChecked()).toBe(true);
    await page.getByLabel('Spice').press('ArrowLeft');
    expect(await page.getByLabel('Spice').inputValue()).toBe('4');
    await page.getByLabel('Plates').press('ArrowUp');
    expect(await page.getByLabel('Plates').inputValue()).toBe('2');
  });

  it('carry their modifiers', async () => {
    const { page } = await open('<button id="a">A</button>');
    await frame.run(
      `keys = []; onkeydown = (event) => keys.push([event.key, event.ctrlKey, event.shiftKey])`,
    );
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Shift+?');
    await page.keyboard.press('b');
    expect(
      await frame.run('return keys.filter(([key]) => key.length === 1 || key === "Enter")'),
    ).toEqual([
      ['Enter', true, false],
      ['?', false, true],
      ['b', false, false],
    ]);
    await expect(page.keyboard.press('Ctrl+a')).rejects.toThrow('Ctrl is no modifier');
  });
});

describe('the mouse at a point', () => {
  it('hits what lies there, and says so', async () => {
    const { page } = await open(
      `<button id="a" style="position: fixed; left: 100px; top: 50px; width: 40px; height: 40px">A</button>`,
    );
    expect(await page.mouse.click(110, 60)).toMatchObject({ role: 'button', name: 'A' });
    expect(await frame.run('return document.activeElement.id')).toBe('a');
    expect(await page.mouse.move(300, 200)).toMatchObject({ role: null, tag: 'html' });
    await expect(page.mouse.click(5000, 10)).rejects.toMatchObject({
      finding: { seen: 'The point 5000, 10 is outside the window.' },
    });
    expect(frame.trail.steps[0]).toBe('Pressed the button “A” at 110, 60.');
  });
});
