import { placeOrder, readMenu, readOrders } from './api.ts';

const form = document.querySelector<HTMLFormElement>('#order')!;
const status = document.getElementById('status')!;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { dish, qty, name } = Object.fromEntries(new FormData(form));
  status.textContent = '';
  try {
    await placeOrder({ dish: Number(dish), qty: Number(qty), name });
    status.textContent = 'Your order is with the kitchen.';
    await showBoard();
  } catch (error) {
    status.textContent = (error as Error).message;
  }
});

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
