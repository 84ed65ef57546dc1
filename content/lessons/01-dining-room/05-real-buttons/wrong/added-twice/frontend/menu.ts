interface Dish {
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** Asks the kitchen for the menu and draws it. Calls `onAdd` with the dish that somebody adds. */
export async function showMenu(onAdd: (dish: string) => void): Promise<void> {
  const response = await fetch('/api/menu');
  const dishes: Dish[] = await response.json();
  document.getElementById('menu')!.replaceChildren(...dishes.map((dish) => draw(dish, onAdd)));
}

function draw(dish: Dish, onAdd: (dish: string) => void): HTMLElement {
  const photo = element('span', 'photo');
  photo.ariaHidden = 'true';

  const name = element('h2', 'name', dish.name);
  const price = element('div', 'price', `₹${dish.price / 100}`);

  const plus = element('button', 'plus', '+');
  plus.type = 'button';
  plus.ariaLabel = `Add ${dish.name}`;
  plus.addEventListener('click', () => onAdd(dish.name));
  plus.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') onAdd(dish.name);
  });

  const card = element('li', 'dish');
  card.append(photo, name, price, plus);
  return card;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
