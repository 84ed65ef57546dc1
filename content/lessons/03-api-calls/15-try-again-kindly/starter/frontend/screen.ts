/** A dish as the kitchen describes it. */
export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

const rupees = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** Writes a message above the menu. Screen readers announce it. */
export function say(message: string): void {
  write('status', message);
}

/** Shows dishes with a button each. Calls `onOrder` when somebody presses it. */
export function draw(dishes: Dish[], onOrder: (dish: Dish) => void): void {
  const cards = dishes.map((dish) => card(dish, onOrder));
  document.getElementById('menu')!.replaceChildren(...cards);
}

/** Says how many of the guests have a menu, and how many have gone. */
export function showGuests(served: number, gone: number): void {
  write('guests', `Guests with a menu: ${served}. Guests who gave up: ${gone}.`);
}

/** Calls `then` when the button with this id is pressed. */
export function onPress(id: string, then: () => Promise<void>): void {
  document.getElementById(id)!.addEventListener('click', () => void then());
}

function write(id: string, text: string): void {
  document.getElementById(id)!.textContent = text;
}

function card(dish: Dish, onOrder: (dish: Dish) => void): HTMLElement {
  const button = element('button', '', 'Order');
  button.type = 'button';
  button.ariaLabel = `Order ${dish.name}`;
  button.addEventListener('click', () => onOrder(dish));

  const name = element('span', 'name', dish.name);
  name.append(element('span', 'price', rupees.format(dish.price / 100)));

  const item = element('li', 'dish');
  item.append(element('span', 'photo'), name, button);
  return item;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
