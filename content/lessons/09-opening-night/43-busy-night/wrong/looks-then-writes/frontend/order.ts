import { say, type Dish } from './screen.ts';

/** A guest looks at a page for so many milliseconds before they believe that it is broken. */
const PATIENCE = 2000;

/** Orders a dish, and says what became of it. An order that the kitchen had no time for is sent once more, when it says. */
export async function order(dish: Dish): Promise<void> {
  say(`${dish.name} is on its way to the kitchen …`);
  try {
    const response = await send(dish);
    if (response.status === 429) {
      const seconds = Number(response.headers.get('retry-after') ?? 1);
      await countDown(seconds);
      return await order(dish);
    }
    if (!response.ok) return say(`${dish.name} was not taken: ${response.status}.`);
    const { id } = (await response.json()) as { id: number };
    say(`Order ${id}: ${dish.name} is with the kitchen.`);
  } catch {
    say(`The kitchen did not answer. Nobody knows whether ${dish.name} was ordered.`);
  }
}

function send(dish: Dish): Promise<Response> {
  return fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dish: dish.id }),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/** Shows the seconds, and takes the buttons away until they are over. */
async function countDown(seconds: number): Promise<void> {
  const buttons = document.querySelectorAll<HTMLButtonElement>('#menu button');
  for (const button of buttons) button.disabled = true;
  for (let left = seconds; left > 0; left--) {
    say(`The kitchen has a lot to do. Your order goes out in ${left} s.`);
    await new Promise((then) => setTimeout(then, 1000));
  }
  for (const button of buttons) button.disabled = false;
}
