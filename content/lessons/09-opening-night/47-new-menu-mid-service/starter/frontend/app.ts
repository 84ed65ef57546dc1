// The page of version 1. Guests have it open all evening, whatever the kitchen does.
interface Dish {
  id: number;
  name: string;
  /** In rupees. */
  price: number;
}

const menu = document.getElementById('menu')!;
const status = document.getElementById('status')!;

document.getElementById('refresh')!.addEventListener('click', showMenu);
await showMenu();

async function showMenu(): Promise<void> {
  const response = await fetch('/api/menu').catch(() => null);
  if (!response?.ok) {
    status.textContent = 'The menu could not be loaded.';
    return;
  }
  const dishes = (await response.json()) as Dish[];
  menu.replaceChildren(...dishes.map(draw));
  status.textContent = '';
}

function draw({ name, price }: Dish): HTMLElement {
  const item = document.createElement('li');
  item.textContent = `${name}: ₹${price}`;
  return item;
}
