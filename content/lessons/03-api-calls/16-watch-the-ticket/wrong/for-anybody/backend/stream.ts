import type { IncomingMessage, ServerResponse } from 'node:http';
import { onStep, type Order, type Step } from './kitchen.ts';

/** Milliseconds after which a silent line gets a sign of life. Machines in between close lines that say nothing. */
const PULSE = 15_000;

/** Keeps the answer open and sends each step of an order: first those that the page has missed, then what happens. */
export function streamSteps(
  order: Order,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (step: Step) => {
    response.write(`id: ${step.id}\ndata: ${JSON.stringify(step)}\n\n`);
  };
  const last = Number(request.headers['last-event-id'] ?? 0);
  order.steps.filter(({ id }) => id > last).forEach(send);
  const stop = onStep(order, send);
  const pulse = setInterval(() => response.write(': still here\n\n'), PULSE);
  response.on('close', () => {
    stop();
    clearInterval(pulse);
  });
}
