import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

/** Runs when somebody presses Order beside a dish. */
async function order(dish: Dish) {
  try {
    await fetch('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: dish.id }),
    });
    say(`Order 1: ${dish.name} is with the kitchen.`);
  } catch {
    say(`${dish.name} could not be ordered.`);
  }
}
