import { drawHeart, drawMenu, say, type Dish, type Like } from './screen.ts';

/** Asks the kitchen for the dishes, and shows them. */
export async function openMenu(): Promise<void> {
  const response = await fetch('/api/dishes');
  drawMenu((await response.json()) as Dish[], (dish) => void press(dish));
}

/** Gives a dish a heart, or takes it back. */
async function press(dish: Dish): Promise<void> {
  say('');
  const before = { ...dish };
  const change = dish.mine ? -1 : 1;
  dish.mine = !dish.mine;
  drawHeart(dish.id, { mine: dish.mine, hearts: dish.hearts + change });
  const like = await send(dish.id, dish.mine);
  if (like) dish.hearts = like.hearts + change;
  else {
    Object.assign(dish, before);
    say(`Your heart for ${dish.name} was not taken.`);
  }
  drawHeart(dish.id, dish);
}

/** Tells the kitchen whether a dish should have a heart. Gives what it knows then; `null` when that failed. */
async function send(id: number, mine: boolean): Promise<Like | null> {
  const method = mine ? 'PUT' : 'DELETE';
  const response = await fetch(`/api/dishes/${id}/heart`, { method }).catch(() => null);
  return response?.ok ? ((await response.json()) as Like) : null;
}
