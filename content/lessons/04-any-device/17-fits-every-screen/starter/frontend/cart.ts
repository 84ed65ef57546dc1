import { rupees, type Dish } from './menu.ts';

/** How many of each dish are in the cart. */
const cart = new Map<Dish, number>();

/** Puts one more of a dish into the cart, and draws it. */
export function add(dish: Dish): void {
  cart.set(dish, (cart.get(dish) ?? 0) + 1);
  draw();
}

function draw(): void {
  const lines = [...cart].map(([dish, count]) => {
    const line = document.createElement('li');
    line.textContent = `${count} × ${dish.name}, ${rupees.format((count * dish.price) / 100)}`;
    return line;
  });
  const total = [...cart].reduce((sum, [dish, count]) => sum + count * dish.price, 0);
  document.querySelector('.lines')!.replaceChildren(...lines);
  document.querySelector('.total')!.textContent = `Total: ${rupees.format(total / 100)}`;
}
