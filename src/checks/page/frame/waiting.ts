/**
 * The frame's own tools, taken before the learner's code runs: it may replace any global afterwards.
 */
const { MutationObserver, MessageChannel } = window;
const setTimer = window.setTimeout.bind(window);
const clearTimer = window.clearTimeout.bind(window);

/** Calls `listener` after every change of the page's elements and texts. Returns the way to stop. */
export function onChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  return () => observer.disconnect();
}

/**
 * What `ready` gives once it is not `null`, looking again after every change of the page; `null` when that does not
 * happen within `waitMs`.
 */
export function whenReady<T>(ready: () => T | null, waitMs: number): Promise<T | null> {
  const now = ready();
  if (now !== null || waitMs <= 0) return Promise.resolve(now);
  return new Promise((resolve) => {
    const end = (value: T | null) => {
      stop();
      clearTimer(timer);
      resolve(value);
    };
    const stop = onChange(() => {
      const value = ready();
      if (value !== null) end(value);
    });
    const timer = setTimer(() => end(ready()), waitMs);
  });
}

/** Resolves when the tasks that are queued now have run. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      setTimer(resolve, 0);
    };
    port2.postMessage(null);
  });
}
