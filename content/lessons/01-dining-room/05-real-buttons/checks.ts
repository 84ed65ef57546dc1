import { defineChecks, expect, pick, type CheckTools, type Locator } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5'],

  hints: {
    'still-boxes': {
      nudge:
        'Somebody who cannot see the page asks how many dishes there are. What on the page knows that?',
      pointer:
        'A `<div>` means nothing. `<ul>` with `<li>` says how many there are, and a heading says what each is about.',
      sample:
        'A library catalog without drawers is a pile of cards. Every card is right, and nobody finds the shelf.',
    },
    'every-button-add': {
      nudge: 'Close your eyes. Which dish is this *Add* for?',
      pointer:
        'The accessible name is all that many people get of a control. It has to say which dish, by `aria-label` or with the heading’s text.',
      sample:
        'Ten lifts with a button “here”. With a floor beside each, you know where you get out.',
    },
    'numbered-by-hand': {
      nudge: 'Who decides the order when you add a fourth dish?',
      pointer:
        'A positive `tabindex` pulls an element out of the order of the page. Leave it away: the order of the markup is the order of the keys.',
      sample:
        'A queue in which some people hold numbers and others do not moves in an order that nobody can foresee.',
    },
    'keys-forgotten': {
      nudge: 'Which keys does a native button give you for nothing?',
      pointer:
        'A role says what an element is called. It does not make keys work: only `<button>` turns Enter and Space into a click.',
      sample: 'A sign “door” on a wall tells everybody where to go in. It does not open.',
    },
    'added-twice': {
      nudge: 'Press Enter once and count. Who else has heard it?',
      pointer:
        'A native button already makes a click of Enter and Space. A listener for keys beside it does the work a second time.',
      sample: 'Two clerks hear the same order and both write it down. The guest gets two soups.',
    },
    'picture-without-words': {
      nudge: 'A screen reader says *image*. Of what?',
      pointer:
        'A picture has a name that says what it shows, or is marked as decoration, with `aria-hidden` or an empty `alt`.',
      sample:
        'A museum guide who says “a painting” at every painting is no help. Better a title, or a silent walk past the wallpaper.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'The menu is a list, with a heading for each dish',
      async run(tools) {
        const dishes = await namesOf(tools);
        const rows = tools.page.getByRole('list').getByRole('listitem');
        await ready(tools, dishes);
        const count = await rows.count();
        expect(count, {
          seen: `The menu has ${dishes.length} dishes; lists on the page have ${count} items.`,
          expected: 'There is one list, with one item for each dish.',
          hint: count === 0 ? 'still-boxes' : null,
        }).toBe(dishes.length);
        for (const dish of dishes) {
          const headings = rows.getByRole('heading', { name: dish });
          expect(await headings.count(), {
            seen: `In the list there is ${(await headings.count()) === 0 ? 'no heading' : 'more than one heading'} that says ${dish}.`,
            expected: 'Each item has one heading: the name of its dish.',
            hint: (await headings.count()) === 0 ? 'still-boxes' : null,
          }).toBe(1);
        }
      },
    },

    {
      id: 'c2',
      title: 'Each dish has one button, and its name says which dish it is for',
      async run(tools) {
        const dishes = await namesOf(tools);
        await ready(tools, dishes);
        const all = await tools.page.getByRole('button').count();
        for (const dish of dishes) {
          const count = await tools.page.getByRole('button', { name: dish }).count();
          expect(count, {
            seen: `${count} of ${all} buttons have ${dish} in their name.`,
            expected: `One button is for ${dish}, and says so.`,
            hint: all > 0 && count === 0 ? 'every-button-add' : null,
          }).toBe(1);
        }
        expect(all, {
          seen: `There are ${all} buttons for ${dishes.length} dishes.`,
          expected: 'There is one for each dish.',
        }).toBe(dishes.length);
      },
    },

    {
      id: 'c3',
      title: 'The Tab key reaches every button, from top to bottom',
      async run(tools) {
        const dishes = await namesOf(tools);
        await ready(tools, dishes);
        const { stops, end } = await tools.page.focusOrder();
        const order = dishes.map((dish) => stops.findIndex(({ name }) => name.includes(dish)));
        const names = stops.map(({ name }) => name || 'something without a name').join(', ');
        expect(order, {
          seen: stops.length > 0 ? `Tab goes to ${names}.` : 'Tab goes nowhere on this page.',
          expected: 'Tab goes to the button of each dish, in the order in which the dishes stand.',
          hint: order.every((place) => place >= 0) ? 'numbered-by-hand' : null,
        }).toEqual(dishes.map((_, index) => order[0]! + index));
        expect(order[0], {
          seen: `Tab goes to ${names || 'nothing'}.`,
          expected: 'Tab reaches the button of the first dish.',
        }).toBeGreaterThanOrEqual(0);
        expect(end, {
          seen: 'After the last button, Tab does not leave the page.',
          expected: 'Nobody is held on the page.',
        }).toBe('left the page');
      },
    },

    {
      id: 'c4',
      title: 'A click, Enter and Space add one dish each',
      async run(tools) {
        const { page } = tools;
        const dish = pick(await namesOf(tools));
        await ready(tools, [dish]);
        const button = await controlOf(tools, dish);
        const does = {
          'A click': () => button.click(),
          Enter: () => button.press('Enter'),
          Space: () => button.press('Space'),
        };
        for (const [what, act] of Object.entries(does)) {
          const before = await basketOf(tools, dish);
          await act();
          await page.settled();
          const added = (await basketOf(tools, dish)) - before;
          expect(added, {
            seen: `${what} on the button of ${dish} added ${added}.`,
            expected: `${what} adds one.`,
            hint: what === 'A click' ? null : added === 0 ? 'keys-forgotten' : 'added-twice',
          }).toBe(1);
        }
      },
    },

    {
      id: 'c5',
      title: 'Every picture has a name, or is marked as decoration',
      async run(tools) {
        await ready(tools, await namesOf(tools));
        const all = await tools.page.getByRole('img').count();
        const named = await tools.page.getByRole('img', { name: /\S/ }).count();
        expect(named, {
          seen: `${all - named} of ${all} pictures have no name: a screen reader says “image”.`,
          expected: 'A picture says what it shows, or is hidden from those who cannot see it.',
          hint: 'picture-without-words',
        }).toBe(all);
      },
    },
  ],
});

/** The dishes as the kitchen serves them. */
async function namesOf({ request }: CheckTools): Promise<[string, ...string[]]> {
  const dishes = (await request.get('/api/menu')).json() as { name: string }[];
  return dishes.map(({ name }) => name) as [string, ...string[]];
}

/** Waits until the last dish is drawn. */
async function ready({ page }: CheckTools, dishes: string[]): Promise<void> {
  await page.getByText(dishes.at(-1)!).first().waitFor();
}

/** The button of a dish, or a failure. */
async function controlOf({ page }: CheckTools, dish: string): Promise<Locator> {
  const button = page.getByRole('button', { name: dish });
  expect(await button.count(), {
    seen: `There is no button for ${dish}.`,
    expected: `One button is for ${dish}, and says so.`,
  }).toBe(1);
  return button;
}

/** How many of a dish are in the basket, as the page says it. */
async function basketOf({ page }: CheckTools, dish: string): Promise<number> {
  const words = await page.getByRole('status').innerText();
  const escaped = dish.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return Number(new RegExp(`(\\d+)\\s*×\\s*${escaped}`).exec(words)?.[1] ?? 0);
}
