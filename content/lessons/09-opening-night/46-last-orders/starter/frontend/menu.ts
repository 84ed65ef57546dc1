/** A dish as the kitchen describes it. */
export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. Whole numbers add up without rounding. */
  price: number;
}

const rupees = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** Writes a message below the menu. Screen readers announce it. */
export function say(message: string): void {
  document.getElementById('status')!.textContent = message;
}

/** Asks the kitchen for the menu and draws it. Calls `onOrder` when somebody presses Order. */
export async function showMenu(onOrder: (dish: Dish) => void): Promise<void> {
  try {
    const response = await fetch('/api/menu');
    if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
    const dishes: Dish[] = await response.json();
    document.getElementById('menu')!.replaceChildren(...dishes.map((dish) => draw(dish, onOrder)));
  } catch (error) {
    console.error(error);
    say('The menu could not be loaded. Reload the page to try again.');
  }
}

function draw(dish: Dish, onOrder: (dish: Dish) => void): HTMLElement {
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
