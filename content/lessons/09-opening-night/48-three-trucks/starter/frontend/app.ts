import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

async function order(dish: Dish): Promise<void> {
  say(`${dish.name} is in the oven …`);
  const response = await fetch('/api/orders', { method: 'POST' }).catch(() => null);
  say(response?.ok ? `${dish.name} is on its way.` : `${dish.name} could not be cooked.`);
}
