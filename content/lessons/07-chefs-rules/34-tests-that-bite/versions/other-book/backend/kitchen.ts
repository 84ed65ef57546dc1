import { openBook, type Order } from './book.ts';
import { menu } from './menu.ts';
import { priceOrder } from './price-order.ts';

type Answer = [status: number, body: unknown];

/** The same kitchen, with a table of routes and another book. */
export function createKitchen(now: () => Date): (request: Request) => Promise<Response> {
  const book = openBook();

  function place({ customer, lines, coupon }: Partial<Order>): Answer {
    const known = new Set(menu.map(({ id }) => id));
    const isCart = lines?.length && lines.every(({ dish, qty }) => known.has(dish) && qty > 0);
    if (!customer || !isCart) return [422, 'This is no order.'];
    const at = now();
    const counts = Boolean(coupon) && book.hasCoupon(customer);
    const total = priceOrder(lines, { at, coupon: counts });
    const cancelUntil = at.getTime() + 300_000;
    const entry = { customer, lines, coupon: counts, total, cancelUntil, cook: null };
    return [201, book.write({ ...entry, status: 'placed' })];
  }

  const steps: Record<string, (id: number, body: Record<string, string>) => Answer> = {
    accept(id, { cook }) {
      const entry = book.find(id)!;
      if (entry.status !== 'placed') return [409, 'Too late.'];
      return [200, Object.assign(entry, { status: 'accepted', cook })];
    },
    cancel(id, { customer }) {
      const entry = book.find(id)!;
      if (customer !== entry.customer) return [403, 'Not yours.'];
      if (entry.status !== 'placed' || now().getTime() > entry.cancelUntil) {
        return [409, 'Too late.'];
      }
      return [200, Object.assign(entry, { status: 'cancelled' })];
    },
  };

  async function answer(request: Request): Promise<Answer> {
    const [, , what, id, step] = new URL(request.url).pathname.split('/');
    const isPost = request.method === 'POST';
    if (what === 'dishes' && !isPost) return [200, menu];
    if (what !== 'orders') return [404, 'No such path.'];
    if (id === undefined) return isPost ? place(await request.json()) : [404, 'No such path.'];
    const order = book.find(Number(id));
    if (!order) return [404, 'No such order.'];
    if (step === undefined && !isPost) return [200, order];
    const take = isPost && steps[step ?? ''];
    return take ? take(Number(id), await request.json()) : [404, 'No such step.'];
  }

  return async (request) => {
    const [status, body] = await answer(request);
    return Response.json(typeof body === 'string' ? { error: body } : body, { status });
  };
}
