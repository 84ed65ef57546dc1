import { defineChecks, expect, type Box, type CheckTools, type CutOff } from '#checks/index.ts';

/** The narrowest window of WCAG's reflow rule, a usual phone, a tablet, a desktop; large letters on the last two. */
const windows = [
  { width: 320, height: 640 },
  { width: 360 },
  { width: 768 },
  { width: 1280 },
  { width: 768, textSize: 2 },
  { width: 1280, textSize: 2 },
];

/** A line of about this many characters is still read with ease; WCAG 1.4.8 names 80. */
const LONGEST_LINE = 85;

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c6'],

  hints: {
    'hidden-not-fitting': {
      nudge: 'The page no longer scrolls sideways. Where is the rest of it?',
      pointer:
        'Hiding what sticks out is not the same as fitting. Look for the width in pixels that keeps the row from shrinking.',
      sample: 'A poster that is wider than its frame can be cut. The last words are then gone.',
    },
    'no-room-to-grow': {
      nudge: 'What happens to the last line of a dish when the letters grow?',
      pointer:
        'A fixed height is a promise about the text. Without one, a box grows with what is in it; `min-height` keeps small ones from being too low.',
      sample: 'A shelf nailed at the height of today’s books has no place for the atlas.',
    },
    'never-ends': {
      nudge: 'Read the welcome on a wide window. Do you find the beginning of the next line?',
      pointer:
        'Text may be narrower than its page. `max-width` in `ch` or `rem` goes with the letters.',
      sample: 'A newspaper is half a meter wide, and no line in it is.',
    },
    'two-carts': {
      nudge:
        'How many orders does this page have, for a screen reader or for the code that draws it?',
      pointer:
        'Two copies have to be kept alike for ever. One element can stand in two places: the grid decides where.',
      sample: 'A waiter with two notepads for one table brings the soup twice, or never.',
    },
    'zoom-forbidden': {
      nudge: 'Luz reads small print by pulling it large with two fingers. What forbids it?',
      pointer:
        'Look at `<meta name="viewport">`. It says how wide a phone takes the page to be, and may leave the rest alone.',
      sample:
        'A museum may hang a picture as it likes. It does not take away the visitors’ glasses.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Nothing is cut off, from 320 to 1280 pixels and with large letters',
      async run(tools) {
        const { page } = tools;
        await ready(tools);
        for (const display of windows) {
          await page.emulate(display);
          const { scrollsSideways, cutOff } = await page.layout();
          const where = `In a window of ${display.width} pixels${display.textSize ? ' with letters twice as large' : ''}`;
          expect(cutOff, {
            seen: `${where}, ${inWords(cutOff)}`,
            expected: 'All text and all buttons are whole, without scrolling sideways.',
            hint: hintFor(cutOff, scrollsSideways),
          }).toEqual([]);
          expect(scrollsSideways, {
            seen: `${where}, the page can be scrolled sideways.`,
            expected: 'The page is not wider than its window.',
          }).toBe(false);
        }
      },
    },

    {
      id: 'c2',
      title: 'The dishes stand in one column, then two, then three or more',
      async run(tools) {
        await ready(tools);
        for (const [width, from, to] of [
          [360, 1, 1],
          [768, 2, 2],
          [1280, 3, 7],
        ] as const) {
          await tools.page.emulate({ width });
          const columns = new Set((await dishBoxes(tools)).map(({ x }) => Math.round(x))).size;
          expect(columns >= from && columns <= to, {
            seen: `At ${width} pixels the dishes stand in ${columns} column${columns === 1 ? '' : 's'}.`,
            expected: 'One column at 360 pixels, two at 768, three or more at 1280.',
          }).toBe(true);
        }
      },
    },

    {
      id: 'c3',
      title: 'The order stands below the dishes on a phone, and beside them on a desktop',
      async run(tools) {
        await ready(tools);
        await tools.page.emulate({ width: 360 });
        const small = { dishes: await dishBoxes(tools), order: await orderBox(tools) };
        const lowest = Math.max(...small.dishes.map(bottomOf));
        expect(small.order.y >= lowest - 1, {
          seen: 'At 360 pixels the order does not stand below the last dish.',
          expected: 'On a phone, people read down: first the dishes, then the order.',
        }).toBe(true);

        await tools.page.emulate({ width: 1280 });
        const { dishes, order } = { dishes: await dishBoxes(tools), order: await orderBox(tools) };
        const left = Math.min(...dishes.map(({ x }) => x));
        const right = Math.max(...dishes.map(({ x, width }) => x + width));
        const isBeside = order.x >= right - 1 || order.x + order.width <= left + 1;
        expect(isBeside && order.y < bottomOf(dishes[0]!), {
          seen: isBeside
            ? 'At 1280 pixels the order stands at the side, but below the first row of dishes.'
            : 'At 1280 pixels the order does not stand beside the dishes.',
          expected:
            'On a desktop the order stands beside the dishes, at the height of the first row.',
        }).toBe(true);
      },
    },

    {
      id: 'c4',
      title: 'Lines of running text are at most about 80 characters long',
      async run(tools) {
        await ready(tools);
        await tools.page.emulate({ width: 1280 });
        const { longestLine } = await tools.page.layout();
        expect(longestLine, {
          seen: 'The page shows no running text any more.',
          expected: 'The welcome can be read.',
        }).not.toBeNull();
        const { characters, text } = longestLine!;
        expect(characters, {
          seen: `At 1280 pixels a line has ${characters} characters: “${text.slice(0, 40)}…”`,
          expected: 'No line of running text has more than about 80.',
          hint: 'never-ends',
        }).toBeLessThanOrEqual(LONGEST_LINE);
      },
    },

    {
      id: 'c5',
      title: 'There is one order and one button for each dish, at every size',
      async run(tools) {
        const { page } = tools;
        await ready(tools);
        for (const width of [360, 1280]) {
          await page.emulate({ width });
          const orders = await page
            .getByRole('button', { name: 'Send the order', includeHidden: true })
            .count();
          expect(orders, {
            seen: `At ${width} pixels the page has ${orders} buttons that send the order, hidden ones included.`,
            expected: 'One order, with one button, whatever the width.',
            hint: orders > 1 ? 'two-carts' : null,
          }).toBe(1);
          for (const { name } of await dishesOf(tools)) {
            const buttons = await page
              .getByRole('button', { name: `Add ${name}`, includeHidden: true })
              .count();
            expect(buttons, {
              seen: `At ${width} pixels there are ${buttons} buttons for ${name}, hidden ones included.`,
              expected: 'One button for each dish.',
              hint: buttons > 1 ? 'two-carts' : null,
            }).toBe(1);
          }
        }
      },
    },

    {
      id: 'c6',
      title: 'A phone shows the page at its own width, and people may enlarge it',
      async run({ page }) {
        const content = await page.locator('meta[name="viewport"]').getAttribute('content');
        const settings = viewportSettings(content ?? '');
        expect(settings.get('width'), {
          seen: `The page tells phones: “${content}”.`,
          expected: 'The page is as wide as the device: width=device-width.',
        }).toBe('device-width');
        const most = Number(settings.get('maximum-scale') ?? 10);
        const isFree = !['no', '0'].includes(settings.get('user-scalable') ?? 'yes') && most >= 2;
        expect(isFree, {
          seen: `The page tells phones: “${content}”.`,
          expected: 'Nothing keeps people from enlarging it to twice its size.',
          hint: 'zoom-forbidden',
        }).toBe(true);
      },
    },
  ],
});

/** The dishes as the kitchen serves them. */
async function dishesOf({ request }: CheckTools): Promise<{ name: string }[]> {
  return (await request.get('/api/menu')).json() as { name: string }[];
}

/** Waits until the last dish is drawn. */
async function ready(tools: CheckTools): Promise<void> {
  const last = (await dishesOf(tools)).at(-1)!;
  await tools.page.getByRole('heading', { name: last.name }).waitFor();
}

/** Where the items of the menu stand, in its order. */
async function dishBoxes({ page }: CheckTools): Promise<Box[]> {
  const items = await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') })
    .all();
  return Promise.all(items.map((item) => item.boundingBox()));
}

/** Where the order begins: its heading. */
function orderBox({ page }: CheckTools): Promise<Box> {
  return page.getByRole('heading', { name: 'Your order' }).boundingBox();
}

const bottomOf = ({ y, height }: Box) => y + height;

function inWords(cutOff: CutOff[]): string {
  const [first, ...more] = cutOff;
  if (!first) return 'all is whole.';
  const ways = { right: 'to the right', left: 'to the left', bottom: 'below', top: 'above' };
  const what = first.what.name ? `“${first.what.name}”` : first.what.tag;
  const others = more.length > 0 ? `, and ${more.length} more.` : '.';
  return `${what} is cut off: ${first.by} pixels are missing ${ways[first.side]}${others}`;
}

function hintFor(cutOff: CutOff[], scrolls: boolean): string | null {
  if (cutOff.some(({ side }) => side === 'bottom')) return 'no-room-to-grow';
  return cutOff.length > 0 && !scrolls ? 'hidden-not-fitting' : null;
}

/** `width=device-width, initial-scale=1` as a map. */
function viewportSettings(content: string): Map<string, string> {
  const pairs = content.toLowerCase().split(/[,;]/);
  return new Map(
    pairs.map((pair) => [pair.split('=')[0]!.trim(), pair.split('=')[1]?.trim() ?? '']),
  );
}
