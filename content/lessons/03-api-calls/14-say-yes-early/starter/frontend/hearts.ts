import { drawMenu, say, type Dish, type Like } from './screen.ts';

let dishes: Dish[] = [];

/** Asks the kitchen for the dishes, and shows them. */
export async function openMenu(): Promise<void> {
  const response = await fetch('/api/dishes');
  dishes = (await response.json()) as Dish[];
  drawMenu(dishes, (dish) => void press(dish));
}

/** Gives a dish a heart, or takes it back. */
async function press(dish: Dish): Promise<void> {
  say('');
  const like = await send(dish.id, !dish.mine);
  if (!like) return say(`Your heart for ${dish.name} was not taken.`);
  Object.assign(dish, like);
  drawMenu(dishes, (other) => void press(other));
}

/** Tells the kitchen whether a dish should have a heart. Gives what it knows then; `null` when that failed. */
async function send(id: number, mine: boolean): Promise<Like | null> {
  const method = mine ? 'PUT' : 'DELETE';
  const response = await fetch(`/api/dishes/${id}/heart`, { method }).catch(() => null);
  return response?.ok ? ((await response.json()) as Like) : null;
}
