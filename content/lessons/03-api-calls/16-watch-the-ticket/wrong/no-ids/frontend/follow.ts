import { addStep, showSteps, type Order, type Step } from './screen.ts';

let source: EventSource | undefined;
let known = 0;

/** Shows what happens to an order, until it is at the table. */
export function follow({ id }: Order): void {
  source?.close();
  showSteps([]);
  known = 0;
  const current = new EventSource(`/api/orders/${id}/events`);
  current.onmessage = ({ data }) => {
    const step = JSON.parse(data) as Step;
    // After a break everything comes again.
    if (step.id <= known) return;
    known = step.id;
    addStep(step);
    if (step.done) current.close();
  };
  source = current;
}
