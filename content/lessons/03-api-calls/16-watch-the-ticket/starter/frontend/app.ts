import { follow } from './follow.ts';
import { say, showMenu, type Dish } from './menu.ts';
import type { Order } from './screen.ts';

await showMenu(order);

async function order(dish: Dish): Promise<void> {
  say('');
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dish: dish.id }),
  }).catch(() => null);
  if (!response?.ok) return say(`${dish.name} could not be ordered.`);
  follow((await response.json()) as Order);
}
