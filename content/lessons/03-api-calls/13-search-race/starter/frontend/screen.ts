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

/** Shows what was found for some words, or the whole menu when there are none. */
export function showDishes(words: string, dishes: Dish[]): void {
  write('heading', words === '' ? "Tonight's menu" : `Dishes with “${words}”`);
  document.getElementById('dishes')!.replaceChildren(...dishes.map(draw));
}

/** Shows or takes away the mark that says that the kitchen is looking. */
export function showBusy(isBusy: boolean): void {
  write('status', isBusy ? 'The kitchen is looking …' : '');
}

/** Shows what went wrong; without a message, takes away what was shown. */
export function showTrouble(message = ''): void {
  write('trouble', message);
}

function write(id: string, text: string): void {
  document.getElementById(id)!.textContent = text;
}

function draw({ name, price }: Dish): HTMLElement {
  const label = element('span', 'name', name);
  label.append(element('span', 'price', rupees.format(price / 100)));
  const item = element('li', 'dish');
  item.append(element('span', 'photo'), label);
  return item;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
