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

/** Writes the status line; `''` empties it. Screen readers announce it when they have finished a sentence. */
export function showStatus(text: string): void {
  document.getElementById('status')!.textContent = text;
}

/** Shows what went wrong and a button *Try again*. Screen readers announce it at once. */
export function showTrouble(text: string, onRetry: () => void): void {
  const button = element('button', '', 'Try again');
  button.type = 'button';
  button.addEventListener('click', onRetry);
  document.getElementById('trouble')!.replaceChildren(element('p', '', text), button);
}

export function hideTrouble(): void {
  document.getElementById('trouble')!.replaceChildren();
}

/** Shows these dishes, and no others. */
export function showDishes(dishes: Dish[]): void {
  document.getElementById('menu')!.replaceChildren(...dishes.map(card));
}

function card({ name, price }: Dish): HTMLElement {
  const label = element('span', 'name', name);
  label.append(element('span', 'price', rupees.format(price / 100)));
  const item = element('li', 'dish');
  item.append(element('span', 'photo'), label);
  return item;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
