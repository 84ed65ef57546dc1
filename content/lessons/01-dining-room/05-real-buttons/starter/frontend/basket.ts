/** How many of each dish are in the basket, by name. */
const basket = new Map<string, number>();

/** Puts one more of a dish into the basket, and says what is in it now. Screen readers announce it. */
export function add(dish: string): void {
  basket.set(dish, (basket.get(dish) ?? 0) + 1);
  const lines = [...basket].map(([name, count]) => `${count} × ${name}`);
  document.getElementById('basket')!.textContent = `In the basket: ${lines.join(', ')}.`;
}
