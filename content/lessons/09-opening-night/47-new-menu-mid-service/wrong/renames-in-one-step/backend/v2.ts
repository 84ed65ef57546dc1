// Version 2: prices in paise, and a photo of every dish.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeAtSigterm, closing } from './closing.ts';
import { addDish, allDishes, setPrice } from './dishes.ts';
import { readJson, sendJson } from './json.ts';
import { announce } from './presence.ts';

let photos: Map<string, string> | null = null;

/** Reads the photos, which takes its time. Without them there is no menu. */
async function warmUp(): Promise<void> {
  await sleep(2000);
  photos = new Map([['Dal', 'dal.avif']]);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(`v2: ${String(error)}`);
    sendJson(response, 500, { error: 'Something went wrong here.' });
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://kitchen');
  const [, id] = /^\/api\/dishes\/(\d+)$/.exec(pathname) ?? [];
  switch (`${request.method} ${id ? '/api/dishes/7' : pathname}`) {
    case 'GET /healthz':
      return sendJson(response, 200, { alive: true });
    case 'GET /readyz':
      return sendJson(response, isReady() ? 200 : 503, { ready: isReady() });
    case 'GET /api/menu': {
      if (!photos) return sendJson(response, 503, { error: 'There is no menu yet.' });
      return sendJson(response, 200, await menuWith(photos));
    }
    case 'POST /api/dishes': {
      const body = (await readJson(request)) as Priced & { name: string };
      return sendJson(response, 201, { id: await addDish(body.name, toPaise(body)) });
    }
    case 'PUT /api/dishes/7': {
      const pricePaise = toPaise((await readJson(request)) as Priced);
      await setPrice(Number(id), pricePaise);
      return sendJson(response, 200, { id: Number(id), pricePaise });
    }
    default:
      return sendJson(response, 404, { error: 'The kitchen does not know this path.' });
  }
}

/** Guests can come in: the photos are there, and nobody has called last orders. */
const isReady = () => photos !== null && !closing.hasBegun;

async function menuWith(known: Map<string, string>) {
  const dishes = await allDishes();
  return dishes.map((dish) => ({
    ...dish,
    // Pages of version 1 are still open, and read this one.
    price: dish.pricePaise / 100,
    photo: known.get(dish.name) ?? null,
  }));
}

/** A price as pages send it: those of version 1 in rupees, those of version 2 in paise. */
interface Priced {
  price?: number;
  pricePaise?: number;
}

function toPaise({ price = 0, pricePaise = Math.round(price * 100) }: Priced): number {
  return pricePaise;
}

const takeLeave = announce(2);
closeAtSigterm(server, takeLeave);
server.listen(Number(process.env.PORT ?? 3000), () => console.log('v2 is open.'));
await warmUp();
