import { ask } from './ask.ts';
import { say, type Dish } from './screen.ts';

/** Orders a dish, and says what became of it. */
export async function order(dish: Dish): Promise<void> {
  try {
    const response = await ask('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: dish.id }),
    });
    const { id } = (await response.json()) as { id: number };
    say(`Order ${id}: ${dish.name} is with the kitchen.`);
  } catch {
    say(`${dish.name} could not be ordered.`);
  }
}
