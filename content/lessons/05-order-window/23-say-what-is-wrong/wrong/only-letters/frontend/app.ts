import { placeOrder, readMenu, readOrders, type FieldError } from './api.ts';

const form = document.querySelector<HTMLFormElement>('#order')!;
const status = document.getElementById('status')!;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { dish, qty, name } = Object.fromEntries(new FormData(form));
  status.textContent = '';
  try {
    const errors = await placeOrder({ dish: Number(dish), qty: Number(qty), name });
    showErrors(errors);
    if (errors.length > 0) return;
    status.textContent = 'Your order is with the kitchen.';
    await showBoard();
  } catch (error) {
    status.textContent = (error as Error).message;
  }
});

/** Puts each error below its field, and takes away those of the last time. The first field gets the focus. */
function showErrors(errors: FieldError[]): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input, select')) {
    const error = errors.find(({ pointer }) => pointer === `#/${field.name}`);
    document.getElementById(`${field.id}-error`)?.remove();
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
    if (!error) continue;
    const text = document.createElement('span');
    text.id = `${field.id}-error`;
    text.textContent = error.detail;
    field.after(text);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', text.id);
  }
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
}

const dishes = await readMenu();
document
  .getElementById('dish')!
  .append(...dishes.map(({ id, name }) => new Option(name, String(id))));
await showBoard();

async function showBoard(): Promise<void> {
  const orders = await readOrders();
  const lines = orders.map(({ id, dish, qty, name, total }) => {
    const line = document.createElement('li');
    const what = dishes.find((one) => one.id === dish)?.name;
    line.className = 'dish';
    line.textContent = `${id}: ${qty} × ${what} for ${name}, ₹${total / 100}`;
    return line;
  });
  document.getElementById('board')!.replaceChildren(...lines);
}
