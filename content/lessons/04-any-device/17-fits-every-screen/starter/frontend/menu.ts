/** A dish as the kitchen describes it. */
export interface Dish {
  id: number;
  name: string;
  about: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

export const rupees = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** Asks the kitchen for the menu and draws it. Calls `onAdd` when somebody presses Add. */
export async function showMenu(onAdd: (dish: Dish) => void): Promise<void> {
  const response = await fetch('/api/menu');
  const dishes: Dish[] = await response.json();
  const items = dishes.map((dish) => draw(dish, onAdd));
  document.getElementById('menu')!.replaceChildren(...items);
  const [first] = dishes;
  if (first) onAdd(first);
}

function draw(dish: Dish, onAdd: (dish: Dish) => void): HTMLElement {
  const button = element('button', '', 'Add');
  button.type = 'button';
  button.ariaLabel = `Add ${dish.name}`;
  button.addEventListener('click', () => onAdd(dish));

  const item = element('li', 'dish');
  item.append(
    element('h2', 'name', dish.name),
    element('p', 'about', dish.about),
    element('p', 'price', rupees.format(dish.price / 100)),
    button,
  );
  return item;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
