/** A dish as the kitchen describes it. */
interface Dish {
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

/** Asks the kitchen for the menu. Draws cards when it answers in JSON, and shows anything else as it came. */
export async function showMenu(): Promise<void> {
  try {
    const response = await fetch('/api/menu');
    if (!response.ok) throw new Error(`The kitchen answered ${response.status}.`);
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('json')) {
      const dishes: Dish[] = await response.json();
      document.getElementById('menu')!.replaceChildren(...dishes.map(draw));
    } else {
      document.getElementById('raw')!.textContent = await response.text();
    }
  } catch (error) {
    console.error(error);
    document.getElementById('status')!.textContent = 'The menu could not be loaded.';
  }
}

function draw(dish: Dish): HTMLElement {
  const name = element('span', 'name', dish.name);
  name.append(element('span', 'price', rupees.format(dish.price / 100)));
  const item = element('li', 'dish');
  item.append(element('span', 'photo'), name);
  return item;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
