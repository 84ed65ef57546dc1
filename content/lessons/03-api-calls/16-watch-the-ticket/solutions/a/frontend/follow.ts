import { addStep, showSteps, type Order, type Step } from './screen.ts';

let source: EventSource | undefined;

/** Shows what happens to an order, until it is at the table. */
export function follow({ id }: Order): void {
  source?.close();
  showSteps([]);
  const current = new EventSource(`/api/orders/${id}/events`);
  current.onmessage = ({ data }) => {
    const step = JSON.parse(data) as Step;
    addStep(step);
    if (step.done) current.close();
  };
  source = current;
}
