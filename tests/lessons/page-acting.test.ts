/** The hands of the checks, in a real frame: mouse, fields and keys. */
import { afterEach, describe, expect, it } from 'vitest';
import { openDriverFrame, type DriverFrame } from '../support/driver-frame.ts';

let frame: DriverFrame;
afterEach(() => frame.dispose());

/** Collects events of the page as text, for `log()`; not where the browser's own pointer happens to rest. */
const logger = `<script>
  const log = [];
  for (const name of ['click', 'dblclick', 'input', 'change', 'submit', 'pointerdown', 'mouseover', 'cancel', 'close'])
    addEventListener(name, (event) => name === 'mouseover' && event.isTrusted || log.push(name + ' ' + (event.target.id || event.target.localName) + (name === 'input' || name === 'change' ? ' ' + event.target.value : '')), true);
  addEventListener('submit', (event) => event.preventDefault());
</script>`;
const open = async (body: string) => (frame = await openDriverFrame(logger + body));
const log = async (...names: string[]) =>
  ((await frame.run('return log')) as string[]).filter((line) =>
    names.includes(line.split(' ')[0]!),
  );

describe('the mouse', () => {
  it('hits what lies at the point, deep inside', async () => {
    const { page } = await open(
      '<button id="add">Add <b id="dish" style="padding: 20px">Dal</b></button>',
    );
    await page.getByRole('button').click();
    expect(await log('click')).toEqual(['click dish']);
    expect(await frame.run('return document.activeElement.id')).toBe('add');
  });

  it('presses several times, each time on what is there by then', async () => {
    const { page } = await open('<button id="a" style="position: absolute">A</button>');
    await frame.run(
      `a.onclick = () => { a.outerHTML = '<button id="b" style="position: absolute">B</button>' }`,
    );
    await page.getByRole('button').click({ times: 3 });
    expect(await log('click')).toEqual(['click a', 'click b', 'click b']);
    await page.getByRole('button').dblclick();
    expect(await log('dblclick')).toEqual(['dblclick b']);
  });

  it('scrolls to what is not in view, and leaves what is where it is', async () => {
    const { page } = await open(
      '<button id="near">Near</button><div style="height: 3000px"></div><button id="far">Far</button>',
    );
    await page.getByRole('button', { name: 'Near' }).click();
    expect(await frame.run('return scrollY')).toBe(0);
    await page.getByRole('button', { name: 'Far' }).click();
    expect(await log('click')).toEqual(['click near', 'click far']);
    expect(await frame.run('return scrollY')).toBeGreaterThan(1000);
  });

  it('presses the label of a tick box that is drawn by other means', async () => {
    const { page } = await open(`
      <label><input id="hot" type="checkbox" style="position: absolute; opacity: 0; clip-path: inset(50%)"> Hot</label>`);
    await page.getByLabel('Hot').check();
    expect(await page.getByLabel('Hot').isChecked()).toBe(true);
    await page.getByLabel('Hot').check();
    expect(await log('change')).toHaveLength(1);
    await page.getByLabel('Hot').uncheck();
    expect(await page.getByLabel('Hot').isChecked()).toBe(false);
  });

  it('says when a tick box does not change', async () => {
    const { page } = await open(
      '<input type="checkbox" aria-label="Hot" onclick="event.preventDefault()">',
    );
    await expect(page.getByLabel('Hot').check()).rejects.toMatchObject({
      finding: { seen: 'The field “Hot” was pressed and did not change.' },
    });
  });

  it('hovers', async () => {
    const { page } = await open('<p id="dish">Dal</p>');
    await page.getByText('Dal').hover();
    expect(await log('mouseover')).toEqual(['mouseover dish']);
  });
});

describe('fields', () => {
  it('are filled, sent and typed into as a user does', async () => {
    const { page } = await open(
      '<form id="order"><label>Dish <input name="dish" value="Naan"></label> <button>Order</button></form>',
    );
    const dish = page.getByLabel('Dish', { exact: true });
    await dish.fill('Dal {hot}');
    await dish.press('Enter');
    await page.getByRole('button', { name: 'Order' }).click();
    expect(await log('submit')).toEqual(['submit order', 'submit order']);
    await dish.pressSequentially(' [x2]');
    expect(await dish.inputValue()).toBe('Dal {hot} [x2]');
    expect(frame.trail.steps.at(-1)).toBe('Typed “ [x2]” into the field “Dish”.');
    await dish.fill('');
    expect((await log('input')).at(-1)).toBe('input input ');
    expect(frame.trail.steps.at(-1)).toBe('Emptied the field “Dish”.');
  });

  it('of all kinds take what they are given', async () => {
    const { page } = await open(`
      <input type="date" aria-label="Day"> <input type="range" aria-label="Spice" max="10" value="1"> <input type="number" aria-label="Plates">
      <input type="color" aria-label="Color"> <textarea aria-label="Note"></textarea> <div contenteditable role="textbox" aria-label="Card">x</div>
      <select aria-label="Sort"><option value="n">Name</option><option value="p">Price</option><option disabled>Taste</option></select>
      <input type="file" aria-label="Photo">`);
    const given = {
      Day: '2026-11-25',
      Spice: '7',
      Plates: '12',
      Color: '#ff8800',
      Note: 'no\nnuts',
    };
    for (const [label, value] of Object.entries(given)) {
      await page.getByLabel(label).fill(value);
      expect(await page.getByLabel(label).inputValue()).toBe(value);
    }
    await page.getByLabel('Card').fill('Joon');
    expect(await page.getByLabel('Card').innerText()).toBe('Joon');
    await page.getByLabel('Sort').selectOption('Price');
    expect(await page.getByLabel('Sort').inputValue()).toBe('p');
    await page
      .getByLabel('Photo')
      .setInputFiles({ name: 'dal.txt', type: 'text/plain', content: 'dal' });
    expect(await frame.run('return document.querySelector("[type=file]").files[0].name')).toBe(
      'dal.txt',
    );
    await expect(page.getByLabel('Sort').selectOption('Taste')).rejects.toMatchObject({
      finding: { seen: 'The field “Sort” has no such option. It has “Name”, “Price”, “Taste”.' },
    });
  });

  it('that cannot be written are not', async () => {
    const { page } = await open(
      '<input aria-label="Total" readonly value="12"> <p aria-label="Dish">Dal</p>',
    );
    await expect(page.getByLabel('Total').fill('1')).rejects.toMatchObject({
      finding: { seen: 'The field “Total” can be read but not written.' },
    });
    await expect(page.getByLabel('Dish').fill('1')).rejects.toMatchObject({
      finding: { seen: 'The field “Dish” is not a field for that.' },
    });
  });
});
