export interface Dish {
  id: number;
  name: string;
  stock: number;
}

const status = document.getElementById('status')!;

export async function readMenu(): Promise<Dish[]> {
  const response = await fetch('/api/menu');
  if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
  return response.json();
}

/** Draws the menu with what is left of each dish. */
export async function showMenu(): Promise<void> {
  try {
    const dishes = await readMenu();
    document.getElementById('menu')!.replaceChildren(...dishes.map(draw));
  } catch (error) {
    console.error(error);
    status.textContent = 'The menu could not be loaded.';
  }
}

/** Sends one order. Resolves with what the guest is told. */
export async function order(dish: Dish): Promise<string> {
  try {
    const response = await fetch('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dish: dish.id }),
    });
    const reply = await response.json();
    if (response.ok) return `Order ${reply.id}: ${dish.name} is with the kitchen.`;
    return reply.error ?? `The kitchen answered ${response.status}.`;
  } catch (error) {
    console.error(error);
    return `${dish.name} could not be ordered.`;
  }
}

function draw(dish: Dish): HTMLElement {
  const button = element('button', '', 'Order');
  button.ariaLabel = `Order ${dish.name}`;
  button.addEventListener('click', async () => {
    status.textContent = await order(dish);
    await showMenu();
  });
  const name = element('span', 'name', dish.name);
  name.append(element('span', 'price', dish.stock === 0 ? 'sold out' : `${dish.stock} left`));
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
