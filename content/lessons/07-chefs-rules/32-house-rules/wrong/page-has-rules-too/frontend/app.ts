import { placeOrder, readMenu, readOrders, type Cart } from './api.ts';
import { rupees, rowFor, showBoard } from './draw.ts';
import { priceOf } from './prices.ts';

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

async function showTotal(): Promise<void> {
  total.textContent = cart.lines.length === 0 ? '' : rupees(priceOf(cart, dishes));
}

async function order(): Promise<void> {
  try {
    await placeOrder(cart);
    status.textContent = 'Your order is with the kitchen.';
    showBoard(await readOrders(), dishes);
  } catch (error) {
    console.error(error);
    status.textContent = 'The order could not be placed.';
  }
}
