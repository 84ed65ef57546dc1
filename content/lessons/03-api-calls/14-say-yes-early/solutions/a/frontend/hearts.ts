import { drawHeart, drawMenu, say, type Dish, type Like } from './screen.ts';

/** What the guest wants, where the kitchen does not know it yet; by the dish's id. */
const wanted = new Map<number, boolean>();
/** Dishes with a request under way. */
const busy = new Set<number>();

/** Asks the kitchen for the dishes, and shows them. */
export async function openMenu(): Promise<void> {
  const response = await fetch('/api/dishes');
  drawMenu((await response.json()) as Dish[], press);
}

/** Gives a dish a heart, or takes it back: at once on the screen, and in the kitchen as soon as it can. */
function press(dish: Dish): void {
  say('');
  wanted.set(dish.id, !(wanted.get(dish.id) ?? dish.mine));
  draw(dish);
  void bringUpToDate(dish);
}

/** Sends one request after the other, until the kitchen knows what the guest wants. */
async function bringUpToDate(dish: Dish): Promise<void> {
  if (busy.has(dish.id)) return;
  busy.add(dish.id);
  for (let want = wanted.get(dish.id); want !== undefined; want = wanted.get(dish.id)) {
    const like = want === dish.mine ? dish : await send(dish.id, want);
    if (like) Object.assign(dish, like);
    else say(`Your heart for ${dish.name} was not taken.`);
    // After a failure the kitchen's word counts. After a success the guest may want something else by now.
    if (!like || wanted.get(dish.id) === dish.mine) wanted.delete(dish.id);
    draw(dish);
  }
  busy.delete(dish.id);
}

/** Shows what the kitchen knows, with what the guest wants over it. */
function draw(dish: Dish): void {
  const mine = wanted.get(dish.id) ?? dish.mine;
  drawHeart(dish.id, { mine, hearts: dish.hearts + Number(mine) - Number(dish.mine) });
}

/** Tells the kitchen whether a dish should have a heart. Gives what it knows then; `null` when that failed. */
async function send(id: number, mine: boolean): Promise<Like | null> {
  const method = mine ? 'PUT' : 'DELETE';
  const response = await fetch(`/api/dishes/${id}/heart`, { method }).catch(() => null);
  return response?.ok ? ((await response.json()) as Like) : null;
}
