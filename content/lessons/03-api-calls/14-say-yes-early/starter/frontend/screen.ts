/** A dish as the kitchen describes it. */
export interface Dish extends Like {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** How many guests like a dish, and whether the guest of this page is among them. */
export interface Like {
  hearts: number;
  mine: boolean;
}

const rupees = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** Writes a message above the menu. Screen readers announce it. */
export function say(message: string): void {
  document.getElementById('status')!.textContent = message;
}

/** Makes the whole menu anew. Calls `onHeart` when somebody presses a heart. */
export function drawMenu(dishes: Dish[], onHeart: (dish: Dish) => void): void {
  const cards = dishes.map((dish) => card(dish, onHeart));
  document.getElementById('menu')!.replaceChildren(...cards);
}

/** Changes one heart and the number beside it, and leaves everything else as it is. */
export function drawHeart(id: number, { hearts, mine }: Like): void {
  const item = document.getElementById(`dish-${id}`)!;
  item.querySelector('.heart')!.ariaPressed = String(mine);
  item.querySelector('.heart')!.textContent = mine ? '♥' : '♡';
  item.querySelector('.count')!.textContent = String(hearts);
}

function card(dish: Dish, onHeart: (dish: Dish) => void): HTMLElement {
  const name = element('span', 'name', dish.name);
  name.append(element('span', 'price', rupees.format(dish.price / 100)));

  const heart = element('button', 'heart', dish.mine ? '♥' : '♡');
  heart.type = 'button';
  heart.ariaLabel = `I like ${dish.name}`;
  heart.ariaPressed = String(dish.mine);
  heart.addEventListener('click', () => onHeart(dish));

  const item = element('li', 'dish');
  item.id = `dish-${dish.id}`;
  item.append(element('span', 'photo'), name, heart, element('span', 'count', String(dish.hearts)));
  return item;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
