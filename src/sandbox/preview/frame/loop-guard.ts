/** Milliseconds a page may be busy in loops without giving the browser a turn. */
const LIMIT = 1500;
/** Rounds between looks at the clock. */
const ROUNDS = 1024;

/** Thrown inside a loop that does not end. */
class EndlessLoopError extends RangeError {
  override name = 'EndlessLoopError';
}

/**
 * Creates the function that compiled loops call before each round. A loop that keeps the page busy for over 1.5 s is
 * ended by an error; without it, Firefox and WebKit would freeze the whole site.
 */
export function createLoopGuard(): () => void {
  const now = performance.now.bind(performance);
  let turnBegan = now();
  let rounds = 0;
  // A message to itself marks each turn of the event loop; timers would be late in background tabs.
  const { port1, port2 } = new MessageChannel();
  let marked = false;
  port1.onmessage = () => void (marked = false);

  return () => {
    if (!marked) {
      marked = true;
      turnBegan = now();
      port2.postMessage(null);
    }
    if (++rounds % ROUNDS !== 0 || now() - turnBegan < LIMIT) return;
    turnBegan = now();
    throw new EndlessLoopError(
      'This loop kept the page busy for 1.5 seconds without an end, so it was stopped.',
    );
  };
}
