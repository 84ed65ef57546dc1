/** The page on other displays: sizes, preferences, text size. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/page.ts';
import { openSandbox, type TestSandbox } from '../support/sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => void (sandbox = await openSandbox()));
afterEach(() => sandbox.dispose());

const styles = `<style>
  body { margin: 0; color: rgb(0, 0, 0) }
  @media (width <= 400px) { p { padding: 7px } }
  @media (prefers-color-scheme: dark) { body { color: rgb(1, 1, 1) } @media (hover: none) { p { margin: 3px } } }
  @media (prefers-reduced-motion: no-preference) { p { animation: blink 1s infinite } }
  @media (min-width: 30em) { body { background-color: rgb(2, 2, 2) } }
  @keyframes blink { to { opacity: 0 } }
  :root { color-scheme: light dark }
  p { outline-color: light-dark(rgb(3, 3, 3), rgb(4, 4, 4)) }
</style>`;
const style = (name: string, of = 'p') =>
  `getComputedStyle(document.querySelector('${of}'))['${name}']`;

describe('a window of another size', () => {
  it('is as large as told, keeps painting, and is given back', async () => {
    const { preview, look } = await openPage(sandbox, { head: styles, body: '<p>Dal</p>' });
    const before = await look('[innerWidth, innerHeight]');
    await look(
      `window.sizes = []; new ResizeObserver(() => sizes.push(innerWidth)).observe(document.body)`,
    );
    await preview.setDisplay({ size: { width: 360, height: 740 } });
    expect(await look('[innerWidth, innerHeight]')).toEqual([360, 740]);
    expect(await look(style('padding'))).toBe('7px');
    expect(await look('matchMedia("(width: 360px)").matches')).toBe(true);
    expect(await look('sizes.at(-1)')).toBe(360);
    expect(await look('document.querySelector("p").getBoundingClientRect().width')).toBe(360);

    await preview.setDisplay({ size: { width: 1280, height: 800 } });
    expect(await look('[innerWidth, innerHeight, sizes.at(-1)]')).toEqual([1280, 800, 1280]);
    await preview.reload();
    expect(await look('innerWidth')).toBe(1280);
    await preview.setDisplay({});
    await preview.reload();
    expect(await look('[innerWidth, innerHeight]')).toEqual(before);
  });

  it('tells when it cannot be shown', async () => {
    const { preview } = await openPage(sandbox, { body: '<p>Dal</p>' });
    const container = document.querySelector<HTMLElement>('iframe[title=Test]')!.parentElement!;
    container.style.display = 'none';
    await expect(preview.setDisplay({ size: { width: 360, height: 740 } })).rejects.toThrow(
      'could not be shown 360 × 740 pixels large',
    );
  });
});

it('shows pages whose scripts are switched off', async () => {
  const { preview, look } = await openPage(sandbox, {
    head: '<style>@media (scripting: none) { p { padding: 7px } }</style>',
    body: `<p onclick="this.textContent = 'Pressed'">Dal</p><noscript><b>Order by phone</b></noscript>
      <script>document.title = 'Classic'</script>`,
    script: `document.title += ' module'`,
  });
  expect(await look('document.title')).toBe('Classic module');
  await preview.setDisplay({ scripting: false });
  await preview.reload();
  expect(await look('document.title')).toBe('T');
  expect(await look(`document.querySelector('b')?.textContent`)).toBe('Order by phone');
  await look(`document.querySelector('p').click()`);
  expect(await look(`document.querySelector('p').textContent`)).toBe('Dal');
  expect(await look(style('padding'))).toBe('7px');
  await preview.setDisplay({});
  await preview.reload();
  expect(await look('document.title')).toBe('Classic module');
});

describe('preferences', () => {
  it('reach styles and scripts, at once and when the page is loaded', async () => {
    const { preview, look } = await openPage(sandbox, {
      head: styles,
      body: '<p>Dal</p>',
      script: `
        const dark = matchMedia('(prefers-color-scheme: dark)');
        window.atStart = [dark.matches, getComputedStyle(document.body).color];
        window.changes = [];
        dark.addEventListener('change', (event) => window.changes.push(event.matches));
        dark.onchange = () => window.changes.push('on');`,
    });
    const asks = (query: string) => look(`matchMedia('${query}').matches`);
    await preview.setDisplay({ colorScheme: 'light', reducedMotion: false });
    await look('changes.length = 0');
    expect(await look(style('animationName'))).toBe('blink');
    expect(await look(style('outlineColor'))).toBe('rgb(3, 3, 3)');

    await preview.setDisplay({
      colorScheme: 'dark',
      reducedMotion: true,
      pointer: 'coarse',
      hover: false,
      pixelRatio: 3,
    });
    expect(await look('changes')).toEqual([true, 'on']);
    expect(await look(style('color', 'body'))).toBe('rgb(1, 1, 1)');
    expect(await look(style('margin'))).toBe('3px');
    expect(await look(style('animationName'))).toBe('none');
    expect(await look(style('outlineColor'))).toBe('rgb(4, 4, 4)');
    expect(await asks('(prefers-reduced-motion)')).toBe(true);
    expect(await asks('(pointer: coarse) and (hover: none)')).toBe(true);
    expect(await look('[devicePixelRatio, navigator.maxTouchPoints]')).toEqual([3, 5]);
    expect(await look('matchMedia("(hover)").media')).toBe('(hover)');

    await preview.reload();
    expect(await look('atStart')).toEqual([true, 'rgb(1, 1, 1)']);
    await preview.setDisplay({ colorScheme: 'light' });
    expect(await look(style('color', 'body'))).toBe('rgb(0, 0, 0)');
  });

  it('reach styles that come later, in whatever way', async () => {
    const { preview, look } = await openPage(sandbox, { body: '<p>Dal</p><div></div>' });
    await preview.setDisplay({ colorScheme: 'dark' });
    const rule = (property: string) =>
      `@media (prefers-color-scheme: dark) { p { ${property}: 5px } }`;
    await look(`
      document.head.insertAdjacentHTML('beforeend', '<style>${rule('margin')}</style>');
      document.styleSheets[0].insertRule('${rule('padding')}');
      document.adoptedStyleSheets.push(new CSSStyleSheet());
      document.adoptedStyleSheets[0].replaceSync('${rule('border-spacing')}');
      document.querySelector('div').attachShadow({ mode: 'open' }).innerHTML = '<style>${rule('margin')}</style><p>Naan</p>';`);
    const seen = ['margin', 'padding', 'borderSpacing'].map((name) => look(style(name)));
    expect(await Promise.all(seen)).toEqual(['5px', '5px', '5px']);
    expect(
      await look(
        `getComputedStyle(document.querySelector('div').shadowRoot.querySelector('p')).margin`,
      ),
    ).toBe('5px');
    await preview.setDisplay({});
    expect(await look(`document.styleSheets[0].cssRules[0].media.mediaText`)).toBe(
      '(prefers-color-scheme: dark)',
    );
  });
});

describe('a larger text size', () => {
  it('makes relative sizes grow, and media queries follow', async () => {
    const { preview, look } = await openPage(sandbox, {
      head: `<style>:root { font-size: 62.5% } body { margin: 0; font-size: 1.6rem } i { font-size: 12px }
        @media (min-width: 60em) { i { padding: 1px } }</style>`,
      body: '<p>Dal</p><i>Naan</i>',
    });
    await preview.setDisplay({ size: { width: 1000, height: 600 } });
    expect([await look(style('fontSize')), await look(style('padding', 'i'))]).toEqual([
      '16px',
      '1px',
    ]);
    await preview.setDisplay({ size: { width: 1000, height: 600 }, textSize: 2 });
    expect([await look(style('fontSize')), await look(style('padding', 'i'))]).toEqual([
      '32px',
      '0px',
    ]);
    expect(await look(style('fontSize', 'i'))).toBe('12px');
    await look(`document.documentElement.style.fontSize = '10px'`);
    expect(await look(style('fontSize'))).toBe('32px');
    await look(`document.documentElement.style.fontSize = '15px'`);
    expect(await look(style('fontSize'))).toBe('48px');
    await preview.setDisplay({});
    expect(await look(style('fontSize'))).toBe('24px');
  });
});
