import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

/** Runs when somebody presses Order beside a dish. */
async function order(dish: Dish) {
  say(`${dish.name} is on its way to the kitchen…`);
  try {
    const response = await fetch('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: dish.id }),
    });
    if (!response.ok) return say(`${dish.name}: the kitchen said ${response.status}.`);
    const ticket = await response.json();
    say(`${ticket.dish}: ready ${ticket.ready}.`);
  } catch {
    say(`${dish.name}: the kitchen did not answer.`);
  }
}
