const { port1: here, port2: there } = new MessageChannel();
const post = there.postMessage.bind(there);
const waiting = new Set<() => void>();

// One message for each task. A nested timer of no time would take 4 ms.
here.onmessage = () => {
  const [task] = waiting;
  if (!task) return;
  waiting.delete(task);
  task();
};

/** The worker's own functions, kept before the Node ones take their names. */
export const native = {
  setTimeout: self.setTimeout.bind(self),
  clearTimeout: self.clearTimeout.bind(self),
  setInterval: self.setInterval.bind(self),
  clearInterval: self.clearInterval.bind(self),
  now: performance.now.bind(performance),
  close: self.close.bind(self),
  /** Runs a task with the next turn of the event loop. Returns the way to cancel it. */
  inNextTurn(task: () => void): () => void {
    const own = () => task();
    waiting.add(own);
    post(null);
    return () => void waiting.delete(own);
  },
};
