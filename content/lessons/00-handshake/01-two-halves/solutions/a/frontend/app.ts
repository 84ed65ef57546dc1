import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

/** Runs when somebody presses Order beside a dish. */
async function order(dish: Dish) {
  try {
    const response = await fetch('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: dish.id }),
    });
    if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
    const ticket = await response.json();
    say(`Order ${ticket.id}: ${ticket.dish} is with the kitchen.`);
  } catch (error) {
    console.error(error);
    say(`${dish.name} could not be ordered. The kitchen did not answer.`);
  }
}
