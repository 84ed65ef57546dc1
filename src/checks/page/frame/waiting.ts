/**
 * The frame's own tools, taken before the learner's code runs: it may replace any global afterwards.
 */
const { MutationObserver, MessageChannel } = window;
const setTimer = window.setTimeout.bind(window);
const clearTimer = window.clearTimeout.bind(window);
const requestFrame = window.requestAnimationFrame.bind(window);
const cancelFrame = window.cancelAnimationFrame.bind(window);

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

/** Calls `listener` before each frame is painted. Returns the way to stop. */
export function onFrame(listener: () => void): () => void {
  let frame = requestFrame(function next() {
    frame = requestFrame(next);
    listener();
  });
  return () => cancelFrame(frame);
}

/** Resolves before the next frame is painted. A page that cannot be seen paints none. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => void requestFrame(() => resolve()));
}

/**
 * What `ready` gives once it is not `null`, looking again after every change of the page and, since styles move and show
 * things too, before each frame. `null` when that does not happen within `waitMs`.
 */
export function whenReady<T>(ready: () => T | null, waitMs: number): Promise<T | null> {
  const now = ready();
  if (now !== null || waitMs <= 0) return Promise.resolve(now);
  return new Promise((resolve, reject) => {
    const stops = [onChange(look), onFrame(look)];
    const timer = setTimer(() => end(ready), waitMs);
    function end(last: () => T | null) {
      for (const stop of stops) stop();
      clearTimer(timer);
      try {
        resolve(last());
      } catch (error) {
        reject(error as Error);
      }
    }
    function look() {
      const value = ready();
      if (value !== null) end(() => value);
    }
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
