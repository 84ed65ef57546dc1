import { defineChecks, expect, pick, type CheckResponse, type CheckTools } from '#checks/index.ts';

export default defineChecks({
  failsAtStart: ['c1', 'c2', 'c3', 'c4', 'c5'],

  hints: {
    'no-content-type': {
      nudge:
        'How does the page know in which language the note is written? Open the ticket and read the headers of the response.',
      pointer:
        'A body is only bytes. The header `content-type` says how to read them; for JSON it is `application/json`.',
      sample:
        'A parcel without a customs label may hold a book or a cake. The clerk does not taste it to find out; she reads the label.',
    },
    'says-fine': {
      nudge: 'The plate says *fine* and the note says *not fine*. Which does the page read first?',
      pointer:
        'The status code is the result of the request. What is not there is `404`; the body may explain it to people.',
      sample:
        'A library that hands you an empty cover with “book lost” written inside has still handed you a book. The catalog counts one loan.',
    },
    'whole-address-compared': {
      nudge: 'Print the address the kitchen receives when a query is attached. Which part is new?',
      pointer:
        'In `request.url` the path and the query stand together. `new URL(request.url, base)` takes them apart: compare `pathname`.',
      sample:
        'A taxi driver looks for “12 Station Road, second floor” on the map and finds nothing. The street is there; the floor is for later.',
    },
    'method-ignored': {
      nudge: 'The slip says `DELETE`. Where does your kitchen read that word?',
      pointer:
        'Path and method together say what is wanted. A known path with a method it does not take is answered with `405`.',
      sample:
        'At the library desk you hand in a card that says “destroy this book”. The clerk should not lend you the book instead.',
    },
    'method-not-found': {
      nudge: 'The menu is there, and the kitchen says it is not. What could a caller do next?',
      pointer:
        '`404` says that the path is unknown. `405` says that the path is known and the method is not; the header `Allow` lists those that are.',
      sample:
        'A shop that takes no cards puts up a sign: cash only. It does not pretend that the shop is not there.',
    },
    'head-forgotten': {
      nudge: 'Which method asks for everything a `GET` would bring, except the body?',
      pointer:
        '`HEAD` gets the status and the headers of `GET`. Node leaves out the body by itself; your code only has to let it in.',
      sample:
        'Before you fetch a heavy parcel you ask the office for its label: weight, sender, size. The parcel stays on the shelf.',
    },
  },

  checks: [
    {
      id: 'c1',
      title: '`GET /api/menu` answers with JSON and says that it is JSON',
      async run({ request }) {
        const response = await request.get('/api/menu');
        const isJson = readJson(response) !== undefined;
        expect(typeOf(response), {
          seen: `The content type of the answer is ${typeOf(response) || 'missing'}.`,
          expected: 'The header content-type says application/json.',
          hint: isJson ? 'no-content-type' : null,
        }).toMatch(/^application\/json\b/);
        dishesIn(response);
      },
    },

    {
      id: 'c2',
      title: 'A dish is found by its id; an unknown id and an unknown path get `404`, in JSON',
      async run({ request }) {
        const dishes = dishesIn(await request.get('/api/menu'));
        const dish = pick(dishes);
        const found = await request.get(`/api/menu/${dish.id}`);
        expect(found.status, {
          seen: `The answer to GET /api/menu/${dish.id} is ${found.status}.`,
          expected: `The menu has a dish ${dish.id}, so the answer is 200.`,
        }).toBe(200);
        expect(found.json(), {
          seen: `The answer to GET /api/menu/${dish.id} is ${found.text.slice(0, 120)}`,
          expected: `The answer is the dish ${dish.id}, ${dish.name}, as the menu has it.`,
        }).toEqual(dish);

        const ids = dishes.map(({ id }) => id);
        const unknownId = 100 + Math.floor(Math.random() * 9000) + Math.max(...ids);
        for (const path of [`/api/menu/${unknownId}`, `/api/${randomWord()}`, `/${randomWord()}`]) {
          const missing = await request.get(path);
          expect(missing.status, {
            seen: `The answer to GET ${path} is ${missing.status}: ${missing.text.slice(0, 80)}`,
            expected: 'What is not there is answered with 404.',
            hint: missing.status === 200 ? 'says-fine' : null,
          }).toBe(404);
          expect(readJson(missing), {
            seen: `The body of the 404 is “${missing.text.slice(0, 80)}”.`,
            expected: 'The body of a 404 is JSON as well.',
          }).toBeDefined();
        }
      },
    },

    {
      id: 'c3',
      title: 'A query behind the path changes nothing: `/api/menu?from=window` is the menu',
      async run({ request }) {
        const menu = dishesIn(await request.get('/api/menu'));
        const dish = pick(menu);
        const query = `?from=${randomWord()}`;
        for (const [path, wanted] of [
          ['/api/menu', menu],
          [`/api/menu/${dish.id}`, dish],
        ] as const) {
          const response = await request.get(path + query);
          expect(response.status, {
            seen: `The answer to GET ${path}${query} is ${response.status}.`,
            expected: `It is the same as for ${path}: 200.`,
            hint: response.status === 404 ? 'whole-address-compared' : null,
          }).toBe(200);
          expect(response.json(), {
            seen: `The answer to GET ${path}${query} is ${response.text.slice(0, 120)}`,
            expected: `It is the same as for ${path}.`,
          }).toEqual(wanted);
        }
      },
    },

    {
      id: 'c4',
      title: '`DELETE /api/menu` gets `405`, and `Allow` names what works; the menu stays',
      async run({ request }) {
        const dish = pick(dishesIn(await request.get('/api/menu')));
        for (const path of ['/api/menu', `/api/menu/${dish.id}`]) {
          const refused = await request.fetch('DELETE', path);
          expect(refused.status, {
            seen: `The answer to DELETE ${path} is ${refused.status}.`,
            expected: 'The path is known and the method is not: 405.',
            hint: { 200: 'method-ignored', 404: 'method-not-found' }[refused.status] ?? null,
          }).toBe(405);
          expect(methodsIn(refused), {
            seen: `The header allow says “${refused.headers['allow'] ?? ''}”.`,
            expected: 'With 405 comes Allow: the methods this path takes, GET among them.',
          }).toContain('GET');
        }
        const unknown = await request.fetch('DELETE', `/${randomWord()}`);
        expect(unknown.status, {
          seen: `The answer to DELETE on a path that does not exist is ${unknown.status}.`,
          expected: 'An unknown path is 404 with every method.',
        }).toBe(404);
        dishesIn(await request.get('/api/menu'));
      },
    },

    {
      id: 'c5',
      title: '`HEAD /api/menu` gets what `GET` gets, without the body',
      async run(tools) {
        const dish = pick(dishesIn(await tools.request.get('/api/menu')));
        for (const path of ['/api/menu', `/api/menu/${dish.id}`]) await compareHead(tools, path);
      },
    },
  ],
});

async function compareHead({ request }: CheckTools, path: string): Promise<void> {
  const get = await request.get(path);
  const head = await request.fetch('HEAD', path);
  expect(head.status, {
    seen: `GET ${path} is answered with ${get.status}, HEAD with ${head.status}.`,
    expected: 'Both have the same status.',
    hint: 'head-forgotten',
  }).toBe(get.status);
  expect(typeOf(head), {
    seen: `The content type is ${typeOf(get) || 'missing'} for GET and ${typeOf(head) || 'missing'} for HEAD.`,
    expected: 'HEAD has the headers of GET, application/json among them.',
  }).toMatch(/^application\/json\b/);
  expect(head.text, {
    seen: `HEAD ${path} brought a body of ${head.text.length} characters.`,
    expected: 'HEAD brings no body.',
  }).toBe('');
}

interface Dish {
  id: number;
  name: string;
}

/** The menu in a response, or a failure that says what is there instead. */
function dishesIn(response: CheckResponse): [Dish, ...Dish[]] {
  const dishes = response.json();
  const isMenu =
    Array.isArray(dishes) &&
    dishes.length > 0 &&
    dishes.every((dish) => typeof dish?.id === 'number' && typeof dish?.name === 'string');
  expect(isMenu, {
    seen: `The answer to GET /api/menu is ${response.text.slice(0, 120)}`,
    expected: 'It is the menu: a list of dishes, each with its id and name.',
  }).toBe(true);
  return dishes as [Dish, ...Dish[]];
}

function readJson({ text }: CheckResponse): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function typeOf({ headers }: CheckResponse): string {
  return headers['content-type'] ?? '';
}

function methodsIn({ headers }: CheckResponse): string[] {
  return (headers['allow'] ?? '').split(',').map((method) => method.trim().toUpperCase());
}

function randomWord(): string {
  return Math.random().toString(36).slice(2, 8);
}
