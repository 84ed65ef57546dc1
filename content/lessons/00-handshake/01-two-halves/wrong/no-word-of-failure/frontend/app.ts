import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

/** Runs when somebody presses Order beside a dish. */
async function order(dish: Dish) {
  say(`Sending ${dish.name} to the kitchen…`);
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dish: dish.id }),
  });
  const ticket = await response.json();
  say(`Order ${ticket.id}: ${ticket.dish} is with the kitchen.`);
}
