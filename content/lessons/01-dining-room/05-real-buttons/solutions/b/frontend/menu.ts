interface Dish {
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

/** Asks the kitchen for the menu and draws it. Calls `onAdd` with the dish that somebody adds. */
export async function showMenu(onAdd: (dish: string) => void): Promise<void> {
  const response = await fetch('/api/menu');
  const dishes: Dish[] = await response.json();
  document
    .getElementById('menu')!
    .replaceChildren(...dishes.map((dish, index) => draw(dish, index, onAdd)));
}

function draw(dish: Dish, number: number, onAdd: (dish: string) => void): HTMLElement {
  const photo = element('span', 'photo');
  photo.role = 'img';
  photo.ariaLabel = `A plate of ${dish.name}`;

  const name = element('h3', 'name', dish.name);
  const price = element('div', 'price', `₹${dish.price / 100}`);

  name.id = `dish-${number}`;
  const plus = element('button', 'plus', 'Add');
  plus.type = 'button';
  plus.id = `add-${number}`;
  plus.setAttribute('aria-labelledby', `${plus.id} ${name.id}`);
  plus.addEventListener('click', () => onAdd(dish.name));

  const card = element('article', 'dish');
  card.append(photo, name, price, plus);
  const item = document.createElement('li');
  item.append(card);
  return item;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
