import { showSteps, type Order } from './screen.ts';

let timer: ReturnType<typeof setInterval> | undefined;

/** Shows what happens to an order, until it is at the table. */
export function follow({ id }: Order): void {
  showSteps([]);
  clearInterval(timer);
  const source = new EventSource(`/api/orders/${id}/events`);
  source.onmessage = () => {
    clearInterval(timer);
    source.close();
    // Something happened. From now on, look every half second.
    timer = setInterval(() => void look(id), 500);
  };
}

async function look(id: number): Promise<void> {
  const response = await fetch(`/api/orders/${id}`);
  const order = (await response.json()) as Order;
  showSteps(order.steps);
  if (order.steps.at(-1)?.done) clearInterval(timer);
}
