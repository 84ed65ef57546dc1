/** A dish as the kitchen describes it. */
export interface Dish {
  id: number;
  name: string;
}

/** Writes a message above the menu. Screen readers announce it. */
export function say(message: string): void {
  document.getElementById('status')!.textContent = message;
}

/** Shows dishes with a button each. Calls `onOrder` when somebody presses it. */
export function draw(dishes: Dish[], onOrder: (dish: Dish) => void): void {
  const cards = dishes.map((dish) => card(dish, onOrder));
  document.getElementById('menu')!.replaceChildren(...cards);
}

function card(dish: Dish, onOrder: (dish: Dish) => void): HTMLElement {
  const button = element('button', '', 'Order');
  button.type = 'button';
  button.ariaLabel = `Order ${dish.name}`;
  button.addEventListener('click', () => onOrder(dish));
  const item = element('li', 'dish');
  item.append(element('span', 'photo'), element('span', 'name', dish.name), button);
  return item;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
