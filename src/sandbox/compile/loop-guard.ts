/** Most calls between two looks at the clock. */
const MOST_CALLS = 1024;

/** When a loop counts as endless, in milliseconds without a turn of the event loop, and what happens then. */
export interface LoopLimit {
  limitMs: number;
  /** After this many further milliseconds `onLate` is called again. 0: with every call. */
  againMs: number;
  /** Real time in milliseconds, where the page may live by a clock that stands still. */
  now?: () => number;
  onLate(): void;
}

/**
 * Creates the function that compiled code calls before each round of a loop. It notices when the event loop has had no
 * turn for too long, be it for one loop or for many, or for promises that follow each other without a pause.
 */
export function createLoopGuard({
  limitMs,
  againMs,
  now = performance.now.bind(performance),
  onLate,
}: LoopLimit): () => void {
  // A message to itself marks each turn of the event loop; timers would be late in background tabs.
  const { port1, port2 } = new MessageChannel();
  const mark = port2.postMessage.bind(port2);
  let marked = false;
  let turnBegan = 0;
  let due = 0;
  let looked = 0;
  let calls = 0;
  let callsPerLook = 1;
  port1.onmessage = () => void (marked = false);

  return () => {
    if (!marked) {
      marked = true;
      mark(null);
      turnBegan = looked = now();
      due = limitMs;
      callsPerLook = 1;
      calls = 0;
    }
    if (++calls < callsPerLook) return;
    calls = 0;
    const time = now();
    // Looking costs more than a short round, and a long round must not be waited for a thousand times.
    if (time - looked < 1) callsPerLook = Math.min(2 * callsPerLook, MOST_CALLS);
    else if (time - looked > 10) callsPerLook = Math.ceil(callsPerLook / 8);
    looked = time;
    if (time - turnBegan < due) return;
    due = time - turnBegan + againMs;
    if (againMs === 0) callsPerLook = 1;
    onLate();
  };
}
