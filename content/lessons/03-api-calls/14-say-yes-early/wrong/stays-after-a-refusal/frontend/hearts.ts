import { drawHeart, drawMenu, say, type Dish, type Like } from './screen.ts';

/** Asks the kitchen for the dishes, and shows them. */
export async function openMenu(): Promise<void> {
  const response = await fetch('/api/dishes');
  drawMenu((await response.json()) as Dish[], (dish) => void press(dish));
}

/** Gives a dish a heart, or takes it back. */
async function press(dish: Dish): Promise<void> {
  say('');
  dish.mine = !dish.mine;
  dish.hearts += dish.mine ? 1 : -1;
  drawHeart(dish.id, dish);
  const like = await send(dish.id, dish.mine);
  if (!like) return say(`Your heart for ${dish.name} was not taken.`);
  Object.assign(dish, like);
  drawHeart(dish.id, dish);
}

/** Tells the kitchen whether a dish should have a heart. Gives what it knows then; `null` when that failed. */
async function send(id: number, mine: boolean): Promise<Like | null> {
  const method = mine ? 'PUT' : 'DELETE';
  const response = await fetch(`/api/dishes/${id}/heart`, { method }).catch(() => null);
  return response?.ok ? ((await response.json()) as Like) : null;
}
