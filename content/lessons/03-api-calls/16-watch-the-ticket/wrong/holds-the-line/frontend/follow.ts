import { addStep, showSteps, type Order, type Step } from './screen.ts';

let source: EventSource | undefined;

/** Shows what happens to an order. */
export function follow({ id }: Order): void {
  source?.close();
  showSteps([]);
  const current = new EventSource(`/api/orders/${id}/events`);
  current.onmessage = ({ data }) => {
    addStep(JSON.parse(data) as Step);
  };
  source = current;
}
