import { addStep, showSteps, type Order } from './screen.ts';

let line: EventSource | null = null;

/** Shows what happens to an order. The kitchen closes the line when it is at the table. */
export function follow(order: Order): void {
  line?.close();
  line = new EventSource(`/api/orders/${order.id}/events`);
  showSteps([]);
  line.addEventListener('step', ({ data }) => addStep({ text: data }));
}
