import { ask, Refused } from './ask.ts';
import { say, type Dish } from './screen.ts';

/** Orders a dish, and says what became of it, as far as anybody knows. */
export async function order(dish: Dish): Promise<void> {
  try {
    const response = await ask('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: dish.id }),
    });
    const { id } = (await response.json()) as { id: number };
    say(`Order ${id}: ${dish.name} is with the kitchen.`);
  } catch (error) {
    say(
      error instanceof Refused
        ? `The kitchen did not take ${dish.name}. You can order it again.`
        : `We do not know whether ${dish.name} reached the kitchen. Ask a waiter before you order again.`,
    );
  }
}
