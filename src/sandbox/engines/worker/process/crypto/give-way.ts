/**
 * Lets slow hashes give way to timers and requests. Between slices of their work they call `scheduler.yield`, whose own
 * continuations come before any timer; without it they wait for `setTimeout`, which a test of the learner's may have
 * replaced. So it gets the next turn of the event loop instead. Node has no such global: programs do not see it listed.
 */
export function yieldTurns(): void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  const turn = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
  Object.defineProperty(self, 'scheduler', { value: { yield: turn }, configurable: true });
}
