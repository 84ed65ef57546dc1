import { defineChecks, expect, pick, type CheckTools } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3'],

  hints: {
    'three-copies': {
      nudge: 'Which actions have to remember the number of dishes? Has each of them?',
      pointer:
        'A fact that is stored twice must be changed twice, everywhere. What can be worked out from the lines needs no copy.',
      sample:
        'A landlord writes the number of tenants on the door and keeps a list. Soon the door is wrong; counting the list never is.',
    },
    'copied-in-an-effect': {
      nudge: 'Between the two drawings, what did the guest see?',
      pointer:
        'An effect runs after the screen has been updated. State that it sets is late by one drawing. Work it out while drawing.',
      sample:
        'A shop changes the prices on the shelf at once and those at the till after the next customer. That customer has a reason to complain.',
    },
    'place-as-key': {
      nudge: 'After sorting, who is row 0?',
      pointer:
        'A key says which row is which from one drawing to the next. The place in the list changes hands; the id of the dish does not.',
      sample:
        'A theater that knows its guests by the number of the seat hands the coat to whoever sits there after the break.',
    },
    'shared-by-the-module': {
      nudge: 'How many carts are on the page, and how many lists of lines in your code?',
      pointer:
        'A module is loaded once, so a variable in it is one for all. State of a component is made anew for each place where it stands on the page.',
      sample: 'Two tables that share one notebook for orders get one dinner, and two surprises.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'Whatever is added, raised and removed: number and total are those of the lines',
      async run(tools) {
        const cart = cartOf(tools, 'Amara');
        await cart.add('Dal').waitFor();
        const dishes = ['Dal', 'Masala dosa', 'Mango lassi'] as const;
        // Enough to fill the cart, then anything. A dish is removed at least once with more than one portion.
        const script = [
          () => cart.add('Dal').click(),
          () => cart.add('Masala dosa').click(),
          () => cart.more('Dal').click(),
          () => cart.remove('Dal').click(),
          ...Array.from({ length: 5 }, () => () => cart.add(pick(dishes)).click()),
          () => cart.more('Masala dosa').click(),
          () => cart.remove('Masala dosa').click(),
        ];
        for (const step of script) {
          await step();
          await tools.page.settled();
          const text = await cart.section.innerText();
          expect(disagreement(text), {
            seen: `The cart says: ${text.replace(/\n+/g, ' / ')}`,
            expected: 'The number and the total are those of the lines.',
            hint: 'three-copies',
          }).toBeNull();
        }
      },
    },

    {
      id: 'c2',
      title: 'No screen in between shows a number or a total that is not that of the lines',
      async run(tools) {
        const cart = cartOf(tools, 'Amara');
        await cart.add('Dal').waitFor();
        const shown = await tools.page.watchText();
        await cart.add('Dal').click();
        await cart.more('Dal').click();
        await cart.add('Mango lassi').click();
        await cart.remove('Dal').click();
        await tools.page.settled();
        for (const text of await shown.texts()) {
          const [, amara = ''] = text.split(/^Amara$/m);
          const wrong = disagreement(amara.split(/^Joon$/m)[0] ?? '');
          expect(wrong, {
            seen: `For a moment the cart said: ${wrong}`,
            expected: 'Every screen agrees with itself, also for a moment.',
            hint: 'copied-in-an-effect',
          }).toBeNull();
        }
      },
    },

    {
      id: 'c3',
      title: 'A note stays with its dish when the list is sorted, and when another dish goes',
      async run(tools) {
        const cart = cartOf(tools, 'Joon');
        const note = `no ${pick(['onions', 'cream', 'chili'])}`;
        for (const dish of ['Masala dosa', 'Mango lassi', 'Dal'] as const)
          await cart.add(dish).click();
        await cart.note('Mango lassi').fill(note);
        await cart.section.getByRole('button', { name: 'Sort by name' }).click();
        await tools.page.settled();
        await stays(cart, note, 'after sorting');
        await cart.remove('Dal').click();
        await tools.page.settled();
        await stays(cart, note, 'after Dal was removed');
        const names = (await cart.section.innerText()).match(/\d+ × [^,]+/g);
        expect(names, {
          seen: `After sorting, the cart has ${names?.join(', ') ?? 'nothing'}.`,
          expected: 'The dishes stand in the order of their names.',
        }).toEqual(['1 × Mango lassi', '1 × Masala dosa']);
      },
    },

    {
      id: 'c4',
      title: 'The two carts on the page have nothing in common',
      async run(tools) {
        const [amara, joon] = [cartOf(tools, 'Amara'), cartOf(tools, 'Joon')];
        await amara.add('Dal').click();
        await amara.add('Mango lassi').click();
        await joon.add('Masala dosa').click();
        await joon.more('Masala dosa').click();
        await tools.page.settled();
        const texts = [await amara.section.innerText(), await joon.section.innerText()] as const;
        const found = texts.map((text) => text.match(/\d+ × [^,]+/g) ?? []);
        expect(found, {
          seen: `Amara has ${found[0]?.join(', ') || 'nothing'}; Joon has ${found[1]?.join(', ') || 'nothing'}.`,
          expected: 'Amara has one Dal and one Mango lassi, Joon two Masala dosa.',
          hint: 'shared-by-the-module',
        }).toEqual([['1 × Dal', '1 × Mango lassi'], ['2 × Masala dosa']]);
      },
    },
  ],
});

type Cart = ReturnType<typeof cartOf>;

function cartOf({ page }: CheckTools, guest: string) {
  const section = page.getByRole('region', { name: `Cart of ${guest}` });
  const button = (name: string) => section.getByRole('button', { name, exact: true });
  return {
    section,
    add: (dish: string) => button(`Add ${dish}`),
    more: (dish: string) => button(`One more ${dish}`),
    remove: (dish: string) => button(`Remove ${dish}`),
    note: (dish: string) => section.getByLabel(`Note for ${dish}`),
  };
}

const prices: Record<string, number> = { Dal: 180, 'Masala dosa': 220, 'Mango lassi': 120 };

/** What a cart says about itself, when it is not true; otherwise `null`. */
function disagreement(text: string): string | null {
  let count = 0;
  let total = 0;
  for (const [, qty, dish] of text.matchAll(/(\d+) × ([^,]+),/g)) {
    count += Number(qty);
    total += Number(qty) * (prices[dish!] ?? NaN);
  }
  const saysCount = /Dishes: (\S+)/.exec(text)?.[1];
  const saysTotal = /Total: ₹(\S+)/.exec(text)?.[1];
  if (saysCount === String(count) && Number(saysTotal) === total) return null;
  const lines = [...text.matchAll(/\d+ × [^,]+/g)].join(', ') || 'no lines';
  return `${lines}; ${saysCount} dishes, ₹${saysTotal}.`;
}

async function stays(cart: Cart, note: string, when: string): Promise<void> {
  const found = await cart.note('Mango lassi').inputValue();
  const elsewhere = await cart.note('Masala dosa').inputValue();
  expect(found, {
    seen: `A note was typed for Mango lassi: “${note}”. Now, ${when}, it says “${found}”${elsewhere === note ? ', and Masala dosa has the note' : ''}.`,
    expected: 'The note is still with Mango lassi.',
    hint: 'place-as-key',
  }).toBe(note);
}
