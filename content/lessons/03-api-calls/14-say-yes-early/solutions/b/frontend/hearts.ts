import { drawHeart, drawMenu, say, type Dish, type Like } from './screen.ts';

/** A dish, and the presses that the kitchen has not answered: what each of them asked for, oldest first. */
interface Card {
  dish: Dish;
  open: boolean[];
  /** Ends when all requests before have ended. */
  line: Promise<void>;
}

const cards = new Map<Dish, Card>();

/** Asks the kitchen for the dishes, and shows them. */
export async function openMenu(): Promise<void> {
  const response = await fetch('/api/dishes');
  drawMenu((await response.json()) as Dish[], (dish) => {
    const card = cards.get(dish) ?? { dish, open: [], line: Promise.resolve() };
    cards.set(dish, card);
    press(card);
  });
}

function press(card: Card): void {
  say('');
  const mine = !shown(card).mine;
  card.open.push(mine);
  drawHeart(card.dish.id, shown(card));
  card.line = card.line.then(() => settle(card, mine));
}

/** Sends the oldest press that is open. */
async function settle(card: Card, mine: boolean): Promise<void> {
  const { dish, open } = card;
  const like = await send(dish.id, mine);
  open.shift();
  if (like) Object.assign(dish, like);
  else say(`The kitchen could not note your heart for ${dish.name}.`);
  drawHeart(dish.id, shown(card));
}

/** What the kitchen said last, and on top of it what the guest has asked for since. */
function shown({ dish, open }: Card): Like {
  const mine = open.at(-1) ?? dish.mine;
  const change = Number(mine) - Number(dish.mine);
  return { mine, hearts: dish.hearts + change };
}

/** Tells the kitchen whether a dish should have a heart. Gives what it knows then; `null` when that failed. */
async function send(id: number, mine: boolean): Promise<Like | null> {
  const method = mine ? 'PUT' : 'DELETE';
  const response = await fetch(`/api/dishes/${id}/heart`, { method }).catch(() => null);
  return response?.ok ? ((await response.json()) as Like) : null;
}
