import { hasUsedCoupon, type Book, type Order } from './book.ts';
import { menu } from './menu.ts';
import { priceOrder } from './price-order.ts';

/** How long a customer may cancel. */
const CANCEL_MS = 5 * 60_000;

/**
 * The kitchen without a port: a function from a request to its response. `now` says what time it is.
 *
 * - `GET /api/dishes` is the menu.
 * - `POST /api/orders` takes `customer`, `lines` and `coupon`, and answers 201 with the order.
 * - `GET /api/orders/7` is an order.
 * - `POST /api/orders/7/accept` takes a `cook`. Once: the second gets 409.
 * - `POST /api/orders/7/cancel` takes the `customer`. Within five minutes and before a cook accepts, else 409; somebody
 *   else's order is 403.
 */
export function createKitchen(now: () => Date): (request: Request) => Promise<Response> {
  const book: Book = new Map();
  let nextId = 1;

  function place(body: Partial<Order>): Response {
    const { customer, lines, coupon = false } = body;
    const isKnown = ({ dish, qty }: { dish: number; qty: number }) =>
      menu.some(({ id }) => id === dish) && qty >= 1;
    if (!customer || !lines?.length || !lines.every(isKnown)) return refuse(422);
    const counts = coupon && !hasUsedCoupon(book, customer);
    const total = priceOrder(lines, { at: now(), coupon: counts });
    const order: Order = {
      id: nextId++,
      customer,
      lines,
      coupon: counts,
      total,
      placedAt: now(),
      status: 'placed',
      cook: null,
    };
    book.set(order.id, order);
    return Response.json(order, { status: 201 });
  }

  function accept(order: Order, cook: string): Response {
    if (order.status !== 'placed') return refuse(409);
    order.status = 'accepted';
    order.cook = cook;
    return Response.json(order);
  }

  function cancel(order: Order, customer: string): Response {
    if (order.customer !== customer) return refuse(403);
    if (order.status !== 'placed') return refuse(409);
    if (now().getTime() - order.placedAt.getTime() > CANCEL_MS) return refuse(409);
    order.status = 'cancelled';
    return Response.json(order);
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    const [, id, step] = /^\/api\/orders\/(\d+)(?:\/(\w+))?$/.exec(pathname) ?? [];
    const order = book.get(Number(id));
    switch (`${request.method} ${id === undefined ? pathname : (step ?? 'order')}`) {
      case 'GET /api/dishes':
        return Response.json(menu);
      case 'POST /api/orders':
        return place(await request.json());
      case 'GET order':
        return order ? Response.json(order) : refuse(404);
      case 'POST accept':
        return order ? accept(order, (await request.json()).cook) : refuse(404);
      case 'POST cancel':
        return order ? cancel(order, (await request.json()).customer) : refuse(404);
      default:
        return refuse(404);
    }
  };
}

function refuse(status: number): Response {
  return Response.json({ title: 'The kitchen cannot do this.', status }, { status });
}
