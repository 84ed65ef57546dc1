import { send } from './ask.ts';
import { say, type Dish } from './screen.ts';

/** Orders a dish, and says what became of it, as far as anybody knows. */
export async function order(dish: Dish): Promise<void> {
  const response = await send('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dish: dish.id }),
  }).catch(() => null);
  if (!response) say(`No word from the kitchen. ${dish.name} may be on its way, or not.`);
  else if (!response.ok) say(`The kitchen says no to ${dish.name} (${response.status}).`);
  else {
    const { id } = (await response.json()) as { id: number };
    say(`Order ${id}: ${dish.name} is with the kitchen.`);
  }
}
