import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

/** Runs when somebody presses Order beside a dish. */
async function order(dish: Dish) {
  try {
    const response = await fetch(`/api/orders?dish=${dish.id}`);
    const ticket = await response.json();
    say(`Order ${ticket.id}: ${ticket.dish} is with the kitchen.`);
  } catch {
    say(`${dish.name} could not be ordered.`);
  }
}
