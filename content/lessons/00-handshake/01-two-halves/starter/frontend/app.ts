import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

/** Runs when somebody presses Order beside a dish. */
async function order(dish: Dish) {
  await fetch('/order', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dish: dish.id }),
  });
}
