import { openService, Refusal } from './service.ts';
import { menu } from './menu.ts';

interface Order {
  id: number;
  guest: string;
  dish: string;
}

const orders: Order[] = [
  { id: 41, guest: 'luz', dish: 'Dal' },
  { id: 42, guest: 'joon', dish: 'Masala dosa' },
];

/** Knows who has ordered what. */
openService('orders', 4002, {
  'GET /api/orders': (guest) => orders.filter((order) => order.guest === guest),
  'POST /api/orders': (guest, body) => {
    const dish = menu.find(({ id }) => id === (body as { dish?: number } | null)?.dish);
    if (!guest) throw new Refusal(401, 'Who would like to order?');
    if (!dish) throw new Refusal(422, 'There is no such dish.');
    const order = { id: 41 + orders.length, guest, dish: dish.name };
    orders.push(order);
    return order;
  },
});
