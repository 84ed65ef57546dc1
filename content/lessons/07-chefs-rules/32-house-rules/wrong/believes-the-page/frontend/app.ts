import { placeOrder, readMenu, readOrders, readQuote, type Cart } from './api.ts';
import { rupees, rowFor, showBoard } from './draw.ts';

const cart: Cart = { customer: 'Luz', coupon: false, lines: [] };
const status = document.getElementById('status')!;
const total = document.getElementById('total')!;
const coupon = document.querySelector<HTMLInputElement>('#coupon')!;

const dishes = await readMenu();
document
  .getElementById('menu')!
  .append(...dishes.map((dish) => rowFor(dish, (qty) => change(dish.id, qty))));
coupon.addEventListener('change', () => {
  cart.coupon = coupon.checked;
  void showTotal();
});
document.getElementById('order')!.addEventListener('click', order);
showBoard(await readOrders(), dishes);

/** Makes the quantity of a dish what it should be. */
function change(dish: number, qty: number): void {
  cart.lines = cart.lines.filter((line) => line.dish !== dish);
  if (qty > 0) cart.lines.push({ dish, qty });
  void showTotal();
}

let asked = 0;

/** Shows what the kitchen says. An answer that a later question has overtaken is not shown. */
async function showTotal(): Promise<void> {
  const question = ++asked;
  total.textContent = '…';
  const paise = cart.lines.length === 0 ? null : await readQuote(cart);
  if (question === asked) total.textContent = paise === null ? '' : rupees(paise);
}

async function order(): Promise<void> {
  try {
    await placeOrder(cart);
    await showTotal();
    status.textContent = 'Your order is with the kitchen.';
    showBoard(await readOrders(), dishes);
  } catch (error) {
    console.error(error);
    status.textContent = 'The order could not be placed.';
  }
}
