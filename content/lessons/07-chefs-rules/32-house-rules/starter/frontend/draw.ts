import type { Dish, Order } from './api.ts';

/** An amount in paise, in words for people: `₹179.95`. */
export function rupees(paise: number): string {
  return `₹${(paise / 100).toFixed(2)}`;
}

/** A dish with a field for its quantity. Calls `onChange` when somebody changes it. */
export function rowFor({ name, price }: Dish, onChange: (qty: number) => void): HTMLElement {
  const label = document.createElement('label');
  label.className = 'dish';
  const field = document.createElement('input');
  field.type = 'number';
  field.min = '0';
  field.max = '20';
  field.value = '0';
  field.addEventListener('input', () => onChange(Number(field.value)));
  const text = document.createElement('span');
  text.className = 'name';
  text.textContent = `${name}, ${rupees(price)}`;
  label.append(text, field);
  return label;
}

/** The tickets, each with what it costs. */
export function showBoard(orders: Order[], dishes: Dish[]): void {
  const rows = orders.map(({ id, customer, lines, total }) => {
    const row = document.createElement('li');
    const names = lines.map(
      ({ dish, qty }) => `${qty} × ${dishes.find((one) => one.id === dish)?.name}`,
    );
    row.textContent = `${id}: ${names.join(', ')} for ${customer}, ${rupees(Math.floor(total))}`;
    return row;
  });
  document.getElementById('board')!.replaceChildren(...rows);
}
