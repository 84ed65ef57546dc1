import { say, showMenu, type Dish } from './menu.ts';

await showMenu(order);

/** Runs when somebody presses Order beside a dish. */
function order(dish: Dish) {
  say(`Sending ${dish.name} to the kitchen…`);
  fetch('/order', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dish: dish.id }),
  })
    .then((response) => {
      if (response.status !== 201) throw new Error(`The kitchen answered ${response.status}.`);
      return response.json();
    })
    .then(({ ticket }) => say(`The kitchen has your ${ticket.dish}: ticket ${ticket.number}.`))
    .catch(() => say('Sorry, your order did not reach the kitchen. Please order again.'));
}
