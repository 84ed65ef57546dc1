import { defineChecks, expect, type CheckTools } from '#checks/index.ts';

const full = ['Dal', 'Masala dosa', 'Mango lassi', 'Paneer tikka', 'Samosa', 'Salted lassi'];

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4'],

  hints: {
    'reads-once': {
      nudge: 'Who tells your code that somebody has pressed Back?',
      pointer:
        'Back and Forward change the address without loading the page. The window gets the event `popstate`: read the address again then.',
      sample:
        'A guide who looks at the map once, at the station, is lost as soon as the group turns round.',
    },
    'entry-per-key': {
      nudge: 'Type five letters, then press Back five times. What would you have expected?',
      pointer:
        '`pushState` makes a new entry in the history, `replaceState` changes the present one. Push what somebody would want to go back to.',
      sample: 'A diary with one page for each stroke of the pen is long, and says little.',
    },
    'copy-that-starts-empty': {
      nudge:
        'Somebody opens the link that you sent. What does your page read first: the address, or its own beginning?',
      pointer:
        'The filters stand in two places now, and when they disagree, the wrong one wins. Let the address have them, and work out the rest.',
      sample:
        'Two calendars for one room: each day somebody stands before a locked door. One calendar, and everybody looks there.',
    },
    'believes-the-address': {
      nudge: 'Anybody can type an address. What does your code do with `sort=banana`?',
      pointer:
        'What comes from the address is input, like a form. Compare it with what you know, and fall back to the usual otherwise.',
      sample:
        'A jukebox that is asked for song 999 plays none, and goes on glowing. It does not stop for ever.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'What is chosen stands in the address; what is as usual is left out',
      async run(tools) {
        const { page } = tools;
        await page.getByLabel('Vegan').check();
        await page.getByLabel('Sort').selectOption('Price, lowest first');
        await expectQuery(tools, 'Vegan and the lowest price were chosen.', {
          vegan: '1',
          sort: 'price-up',
        });
        await expectDishes(
          tools,
          ['Samosa', 'Dal', 'Masala dosa'],
          'Vegan and the lowest price were chosen.',
        );
        await page.getByLabel('Vegan').uncheck();
        await page.getByLabel('Sort').selectOption('As on the menu');
        await expectQuery(tools, 'Everything is as usual again.', {});
      },
    },

    {
      id: 'c2',
      title: 'Whoever opens the address sees the same list, and the same choices',
      async run(tools) {
        const { page } = tools;
        await page.goto('/?q=lassi&sort=price-up');
        const what = 'The address ?q=lassi&sort=price-up was opened.';
        await expectDishes(tools, ['Salted lassi', 'Mango lassi'], what, 'copy-that-starts-empty');
        const shown = [
          await page.getByLabel('Search').inputValue(),
          await page.getByLabel('Sort').inputValue(),
        ];
        expect(shown, {
          seen: `${what} The search says “${shown[0]}”, and the list is sorted by “${shown[1]}”.`,
          expected: 'The fields say what the address says.',
          hint: 'copy-that-starts-empty',
        }).toEqual(['lassi', 'price-up']);
        await expectQuery(tools, what, { q: 'lassi', sort: 'price-up' });
      },
    },

    {
      id: 'c3',
      title: 'Back and Forward bring the earlier choices, and their list',
      async run(tools) {
        const { page } = tools;
        await page.getByLabel('Vegan').check();
        await page.getByLabel('Sort').selectOption('Price, highest first');
        const both = ['Masala dosa', 'Dal', 'Samosa'];
        await expectDishes(tools, both, 'Vegan and the highest price were chosen.');
        await page.goBack();
        await expectDishes(
          tools,
          ['Dal', 'Masala dosa', 'Samosa'],
          'Back was pressed once.',
          'reads-once',
        );
        await page.goBack();
        await expectDishes(tools, full, 'Back was pressed twice.', 'reads-once');
        expect(await page.getByLabel('Vegan').isChecked(), {
          seen: 'Back was pressed twice, and Vegan is still ticked.',
          expected: 'It is as it was at the beginning.',
          hint: 'reads-once',
        }).toBe(false);
        await page.goForward();
        await page.goForward();
        await expectDishes(tools, both, 'Forward was pressed twice.', 'reads-once');
      },
    },

    {
      id: 'c4',
      title: 'A search of five letters adds at most one step to the history',
      async run(tools) {
        const { page } = tools;
        const search = page.getByLabel('Search');
        await search.waitFor();
        const before = await page.historyLength();
        await search.pressSequentially('lassi');
        await expectDishes(tools, ['Mango lassi', 'Salted lassi'], '“lassi” was typed.');
        await expectQuery(tools, '“lassi” was typed.', { q: 'lassi' });
        const added = (await page.historyLength()) - before;
        expect(added, {
          seen: `“lassi” was typed, and the history has ${added} steps more.`,
          expected: 'It has one more at most: nobody wants to go back letter by letter.',
          hint: 'entry-per-key',
        }).toBeLessThanOrEqual(1);
      },
    },

    {
      id: 'c5',
      title: 'An address with nonsense shows the usual menu, without an error',
      async run(tools) {
        const { page } = tools;
        const what = 'The address ?sort=banana&vegan=% was opened.';
        await page.goto('/?sort=banana&vegan=%');
        const before = await page.historyLength();
        await expectDishes(tools, full, what, 'believes-the-address');
        const errors = await page.errors();
        expect(
          errors.map(({ text }) => text),
          {
            seen: `${what} The page reports ${errors[0]?.text ?? 'nothing'}`,
            expected: 'What makes no sense is as usual, and nothing breaks.',
            hint: 'believes-the-address',
          },
        ).toEqual([]);
        expect(await page.historyLength(), {
          seen: 'Opening it has added steps to the history.',
          expected: 'Reading an address changes nothing.',
        }).toBe(before);
      },
    },
  ],
});

async function expectDishes(
  { page }: CheckTools,
  wanted: string[],
  what: string,
  hint: string | null = null,
): Promise<void> {
  await page.settled();
  const rows = await page.locator('li .name').all();
  const names = await Promise.all(rows.map((row) => row.textContent()));
  expect(names, {
    seen: `${what} The list shows ${names.join(', ') || 'nothing'}.`,
    expected: `It shows ${wanted.join(', ')}.`,
    hint,
  }).toEqual(wanted);
}

async function expectQuery(
  { page }: CheckTools,
  what: string,
  wanted: Record<string, string>,
): Promise<void> {
  const { searchParams, search } = new URL(await page.url());
  expect(Object.fromEntries(searchParams), {
    seen: `${what} The address has ${search || 'no query'}.`,
    expected: `Its query is ${new URLSearchParams(wanted).toString() || 'empty'}.`,
  }).toEqual(wanted);
}
