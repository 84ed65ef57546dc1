/** What checks are told of how a page lies in its window, in a real frame. */
import { afterEach, describe, expect, it } from 'vitest';
import { openDriverFrame, type DriverFrame } from '../support/driver-frame.ts';

let frame: DriverFrame;
afterEach(() => frame.dispose());

/** What is cut off, as `name: side`. */
async function cutOffIn(html: string): Promise<string[]> {
  frame = await openDriverFrame(`<style>body { margin: 0 }</style>${html}`);
  const { cutOff } = await frame.page.layout();
  return cutOff.map(({ what, side }) => `${what.name}: ${side}`);
}

describe('what is cut off', () => {
  it.each([
    ['in a box that hides what is too wide', 'width: 60px; overflow: hidden', 'right'],
    ['in a box that scrolls sideways', 'width: 60px; overflow-x: auto', 'right'],
    ['in a box that is too low', 'height: 10px; overflow: hidden', 'bottom'],
    ['in a box that clips', 'height: 10px; overflow: clip', 'bottom'],
  ])('%s', async (_, style, side) => {
    const html = `<div style="${style}"><button style="width: 200px; height: 40px">Order</button></div>`;
    expect(await cutOffIn(html)).toEqual([`Order: ${side}`]);
  });

  it('beside the window, also when the page hides that it is wider', async () => {
    const wide = '<button style="margin-left: 3000px">Order</button>';
    expect(await cutOffIn(wide)).toEqual(['Order: right']);
    expect((await frame.page.layout()).scrollsSideways).toBe(true);
    frame.dispose();
    expect(await cutOffIn(`<style>body { overflow-x: hidden }</style>${wide}`)).toEqual([
      'Order: right',
    ]);
    expect((await frame.page.layout()).scrollsSideways).toBe(false);
  });

  it('counts letters, not boxes: text that fits is whole', async () => {
    const line = (width: number) =>
      `<p style="width: ${width}px; overflow: hidden; white-space: nowrap">Masala dosa with coconut</p>`;
    expect(await cutOffIn(line(600))).toEqual([]);
    frame.dispose();
    expect(await cutOffIn(line(40))).toEqual(['Masala dosa with coconut: right']);
  });

  it('leaves alone what scrolls down, what only screen readers get, and what cannot be seen', async () => {
    const fine = `
      <div style="height: 30px; overflow-y: auto"><p>Dal</p><p>Naan</p><p>Lassi</p></div>
      <span style="position: absolute; width: 1px; height: 1px; overflow: hidden">For screen readers</span>
      <div style="width: 20px; overflow: hidden"><b hidden>A secret that is long</b></div>
      <div style="height: 5px; overflow: hidden"><i style="position: absolute">Laid out elsewhere</i></div>`;
    expect(await cutOffIn(fine)).toEqual([]);
  });
});

describe('lines of running text', () => {
  const text = 'Amara cooks for friends and Tomasz cooks for everybody who comes in from the rain.';

  it('are counted as they are broken', async () => {
    frame = await openDriverFrame(`<p style="font: 16px monospace; width: 300px">${text}</p>`);
    const { longestLine } = await frame.page.layout();
    expect(longestLine!.characters).toBeLessThanOrEqual(32);
    expect(longestLine!.characters).toBeGreaterThan(20);
    expect(text).toContain(longestLine!.text);
  });

  it('are not those of labels and headings', async () => {
    frame = await openDriverFrame(`<h1>${text}</h1><p>Dal</p><button>${text}</button>`);
    expect((await frame.page.layout()).longestLine).toBeNull();
  });
});
