import { say, type Dish } from './screen.ts';

/** A guest looks at a page for so many milliseconds before they believe that it is broken. */
const PATIENCE = 2000;

/** Until when the kitchen has asked to be left alone. */
let notBefore = 0;

/** Orders a dish, and says what became of it. */
export async function order(dish: Dish): Promise<void> {
  if (Date.now() < notBefore) return sayWait();
  say(`${dish.name} is on its way to the kitchen …`);
  try {
    const response = await fetch('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: dish.id }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 429) {
      notBefore = Date.now() + 1000 * Number(response.headers.get('retry-after') ?? 1);
      return sayWait();
    }
    if (!response.ok) return say(`${dish.name} was not taken: ${response.status}.`);
    const { id } = (await response.json()) as { id: number };
    say(`Order ${id}: ${dish.name} is with the kitchen.`);
  } catch {
    say(`The kitchen did not answer. Nobody knows whether ${dish.name} was ordered.`);
  }
}

function sayWait(): void {
  const seconds = Math.ceil((notBefore - Date.now()) / 1000);
  say(`The kitchen has a lot to do. You can order in ${seconds} seconds.`);
}
