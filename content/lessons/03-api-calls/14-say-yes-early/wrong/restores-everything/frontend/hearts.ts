import { drawMenu, say, type Dish, type Like } from './screen.ts';

let dishes: Dish[] = [];

/** Asks the kitchen for the dishes, and shows them. */
export async function openMenu(): Promise<void> {
  const response = await fetch('/api/dishes');
  dishes = (await response.json()) as Dish[];
  draw();
}

/** Gives a dish a heart, or takes it back. */
async function press({ id, name }: Dish): Promise<void> {
  say('');
  const before = structuredClone(dishes);
  const dish = dishes.find((one) => one.id === id)!;
  dish.mine = !dish.mine;
  dish.hearts += dish.mine ? 1 : -1;
  draw();
  const like = await send(id, dish.mine);
  if (like)
    Object.assign(
      dishes.find((one) => one.id === id)!,
      like,
    );
  else {
    dishes = before;
    say(`Your heart for ${name} was not taken.`);
  }
  draw();
}

function draw(): void {
  drawMenu(dishes, (dish) => void press(dish));
}

/** Tells the kitchen whether a dish should have a heart. Gives what it knows then; `null` when that failed. */
async function send(id: number, mine: boolean): Promise<Like | null> {
  const method = mine ? 'PUT' : 'DELETE';
  const response = await fetch(`/api/dishes/${id}/heart`, { method }).catch(() => null);
  return response?.ok ? ((await response.json()) as Like) : null;
}
