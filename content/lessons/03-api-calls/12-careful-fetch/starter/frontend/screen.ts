/** A dish as the kitchen describes it. */
export interface Dish {
  id: number;
  name: string;
  /** In paise, a hundredth of a rupee. */
  price: number;
}

export interface Order {
  id: number;
  dish: string;
}

const rupees = new Intl.NumberFormat('en-IN', {
  style: 'currency',
  currency: 'INR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** Writes a message above the menu. Screen readers announce it. */
export function say(message: string): void {
  write('status', message);
}

export function showMenu(dishes: Dish[]): void {
  document.getElementById('menu')!.replaceChildren(...dishes.map(draw));
}

/** Shows an order; without one, takes away what was shown. */
export function showOrder(order?: Order): void {
  write('order', order ? `Order ${order.id}: ${order.dish}` : '');
}

/** The number of the order that somebody looks for, as it was typed. */
export function typedNumber(): string {
  return document.querySelector<HTMLInputElement>('#number')!.value.trim();
}

/** Calls `then` when the button with this id is pressed. */
export function onPress(id: string, then: () => void): void {
  document.getElementById(id)!.addEventListener('click', then);
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
