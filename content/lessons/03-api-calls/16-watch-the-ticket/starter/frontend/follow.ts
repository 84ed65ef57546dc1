import { showSteps, type Order } from './screen.ts';

let timer: ReturnType<typeof setInterval> | undefined;

/** Shows what happens to an order, until it is at the table. */
export function follow({ id, steps }: Order): void {
  showSteps(steps);
  clearInterval(timer);
  timer = setInterval(async () => {
    const response = await fetch(`/api/orders/${id}`);
    const order = (await response.json()) as Order;
    showSteps(order.steps);
    if (order.steps.at(-1)?.done) clearInterval(timer);
  }, 1000);
}
