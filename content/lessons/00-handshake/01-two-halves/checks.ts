import {
  defineChecks,
  expect,
  mentions,
  newLines,
  pick,
  saysTheSame,
  valuesIn,
  type CheckTools,
  type Exchange,
  type TextWatch,
} from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3'],

  hints: {
    'get-instead-of-post': {
      nudge: 'Look at the method on the ticket. Which word on the slip means *please make this*?',
      pointer:
        'The method says what a request is for. `GET` asks to see something and changes nothing; `POST` hands something over to be worked on.',
      sample:
        'In a library you may look at the catalog as often as you like: that is `GET`. To reserve a book you hand in a card, and the desk does something with it: that is `POST`.',
    },
    'paths-differ': {
      nudge:
        'Put the path on the red ticket beside the paths the kitchen knows. Where do they part?',
      pointer:
        'A server compares the method and the path of each request with those it knows. Nothing matches, nothing is done: it answers `404`. Page and kitchen must agree on every character.',
      sample:
        'A taxi sent to 12 Station Street waits in vain for the guest at 12 Station Road. Nobody is wrong alone; the two addresses must be the same.',
    },
    'kitchen-left-out': {
      nudge: 'Open the ticket of your order. What did the kitchen write into its reply?',
      pointer:
        'The page can show only what the reply carries. What the guest should read, the kitchen must send.',
      sample:
        'A library desk that answers “done” has reserved your book, but you do not know under which number. It has to write the number on the slip it hands back.',
    },
    'prints-without-reading': {
      nudge:
        'Where does the number on the screen come from? Stop the kitchen and press *Order* again.',
      pointer:
        'The kitchen gives each order its number. The page learns it from the body of the response: read that first, then show it.',
      sample:
        'A taxi app that always says “car 1” is right by luck. It has to read the car from the answer of the taxi office.',
    },
    'one-number-for-all': {
      nudge: 'Order the same dish twice. How would a cook tell the two tickets apart?',
      pointer:
        'An id names one order and no other. The kitchen already counts its tickets; the reply has to carry that number.',
      sample:
        'A cloakroom that hangs the same tag on every coat gives none of them back. Each coat gets the next tag of the book.',
    },
    'success-too-early': {
      nudge: 'What has the page heard from the kitchen at that moment?',
      pointer:
        '`fetch` gives a promise: the answer is not here yet. What you write before `await` or outside `then` runs before the kitchen has said anything.',
      sample:
        'You post a letter and write “received” into your diary at the mailbox. You only know when the reply lies on your table.',
    },
    'no-word-of-failure': {
      nudge: 'Stop the kitchen and press *Order*. What does the guest read after ten seconds?',
      pointer:
        'When nobody answers, `fetch` rejects. Code after `await` does not run; a `catch` does.',
      sample:
        'A taxi office closes for the night and the app still says “searching”. Somebody has to tell the guest that no car will come.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: 'One press of *Order* sends exactly one `POST`, and the kitchen answers `201`',
      async run(tools) {
        const { sent } = await placeOrder(tools, await pickDish(tools));
        const posts = sent.filter(({ request }) => request.method === 'POST');
        const lines = sent.map(({ request }) => `${request.method} ${pathOf(request.url)}`);
        const seen =
          lines.length > 0 ? `The page sent ${lines.join(', ')}.` : 'Nothing crossed the pass.';

        expect(posts.length, {
          seen,
          expected: 'One press sends exactly one POST.',
          hint: wayHint(sent),
        }).toBe(1);

        const [{ response } = { response: null }] = posts;
        expect(response?.status, {
          seen: `${seen} ${response ? `The kitchen answered ${response.status}.` : 'No answer came.'}`,
          expected: 'The kitchen answers 201: the order was made. Look at the ticket on the pass.',
          hint: wayHint(sent),
        }).toBe(201);
      },
    },

    {
      id: 'c2',
      title: "The page shows the order's number and the dish, as the kitchen's reply has them",
      async run(tools) {
        const dish = await pickDish(tools);
        const first = await placeOrder(tools, dish);
        const second = await placeOrder(tools, dish);

        for (const { reply } of [first, second])
          expect(mentions(reply, dish), {
            seen: `The kitchen's reply was ${reply || 'empty'}.`,
            expected: `The reply carries the number of the order and the dish, ${dish}.`,
            hint: first.isAccepted ? 'kitchen-left-out' : wayHint(first.sent),
          }).toBe(true);

        const [firstIds, secondIds] = [
          idsOf(first.reply, second.reply),
          idsOf(second.reply, first.reply),
        ];
        expect(firstIds.length * secondIds.length, {
          seen: `Two orders got the same reply: ${first.reply}.`,
          expected: 'Each order has a number of its own.',
          hint: 'one-number-for-all',
        }).toBeGreaterThan(0);

        for (const { shown, reply, ids } of [
          { ...first, ids: firstIds },
          { ...second, ids: secondIds },
        ]) {
          const message = await shown.until((text) => {
            const lines = newLines(first.shown.before, text).join('\n');
            return mentions(lines, dish) && ids.some((id) => mentions(lines, id));
          });
          expect(message, {
            seen: `${await saysNow(shown)} The kitchen's reply was ${reply}.`,
            expected: `The page shows the number from the reply, and ${dish}.`,
            hint: 'prints-without-reading',
          }).not.toBeNull();
        }
      },
    },

    {
      id: 'c3',
      title:
        'With the kitchen stopped, the page says that the order failed, and never that it worked',
      async run(tools) {
        const { page, backend } = tools;
        const dish = await pickDish(tools);
        const usual = await learnWords(tools, dish);

        await page.reload();
        await orderButton(tools, dish).waitFor();
        await backend.stop();
        const { shown } = await placeOrder(tools, dish);
        const failure = await shown.until((text) =>
          newLines(shown.before, text).some(
            (line) => !usual.lines.includes(line) && !usual.isSuccess(line),
          ),
        );

        const early = (await shown.texts())
          .flatMap((text) => newLines(shown.before, text))
          .find(usual.isSuccess);
        expect(early, {
          seen: `The page said “${early}”, but the kitchen had not answered.`,
          expected: 'The page speaks of success only after the reply.',
          hint: 'success-too-early',
        }).toBeUndefined();
        expect(failure, {
          seen: await saysNow(shown),
          expected: 'The page tells the guest that the order failed.',
          hint: 'no-word-of-failure',
        }).not.toBeNull();
      },
    },
  ],
});

/** Name of one of tonight's dishes. Asks the kitchen, since its menu may have been changed. */
async function pickDish({ request }: CheckTools): Promise<string> {
  const response = await request.get('/api/menu');
  const menu = response.status === 200 ? response.json() : null;
  const names = Array.isArray(menu)
    ? menu.map((dish: { name?: unknown }) => String(dish?.name))
    : [];
  expect(names.length, {
    seen: `The kitchen answered GET /api/menu with ${response.status}: ${response.text.slice(0, 120)}`,
    expected: 'The menu is a list of dishes, each with a name, as it was.',
  }).toBeGreaterThan(0);
  return pick(names as [string, ...string[]]);
}

function orderButton({ page }: CheckTools, dish: string) {
  return page.getByRole('button', { name: `Order ${dish}`, exact: true });
}

/** Presses the button and gives what crossed the pass, the kitchen's reply to the order, and what the page shows since. */
async function placeOrder(tools: CheckTools, dish: string) {
  const button = orderButton(tools, dish);
  await button.waitFor();
  const shown = await tools.page.watchText();
  const sent = await tools.wire.during(() => button.click());
  const response = sent.find(({ request }) => request.method !== 'GET')?.response;
  const isAccepted = response?.status === 201;
  return { shown, sent, isAccepted, reply: response?.body.text ?? '' };
}

/** The hint for an order that did not get to where orders are taken. */
function wayHint(sent: readonly Exchange[]): string | null {
  const post = sent.find(({ request }) => request.method === 'POST');
  if (!post) return sent.length > 0 ? 'get-instead-of-post' : null;
  return post.response?.status === 404 ? 'paths-differ' : null;
}

/**
 * What the page says while an order goes well, to know it again. Any wording is right, so the check learns the page's own
 * words: those with a value of the reply beside the dish are the words of success.
 */
async function learnWords(tools: CheckTools, dish: string) {
  const { shown, reply, isAccepted } = await placeOrder(tools, dish);
  if (!isAccepted) return { lines: [] as string[], isSuccess: () => false };

  const values = valuesIn(reply).filter((value) => !mentions(value, dish));
  const linesIn = (text: string) => newLines(shown.before, text);
  const isReply = (line: string) => values.some((value) => mentions(line, value));
  const success = await shown.until((text) => linesIn(text).some(isReply));
  const lines = (await shown.texts()).flatMap(linesIn);
  const successes = success ? linesIn(success).filter(isReply) : [];
  const isSuccess = (line: string) => successes.some((one) => saysTheSame(line, one, values));
  return { lines, isSuccess };
}

/** What is only in the first of two replies. */
function idsOf(reply: string, other: string): string[] {
  const others = valuesIn(other);
  return valuesIn(reply).filter((value) => !others.includes(value));
}

/** The page's newest words, as a sentence. */
async function saysNow(shown: TextWatch): Promise<string> {
  const lines = newLines(shown.before, (await shown.texts()).at(-1) ?? shown.before);
  const words = lines.join(' / ');
  if (words === '') return 'The page says nothing new.';
  return `The page says “${words}”${/[.!?…]$/.test(words) ? '' : '.'}`;
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
