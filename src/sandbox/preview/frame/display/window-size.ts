/** Real milliseconds after which a frame that cannot be seen is given up. */
const PATIENCE = 1000;

// Taken before the page's code runs, or a virtual clock: both may replace them.
const setTimer = window.setTimeout.bind(window);
const clearTimer = window.clearTimeout.bind(window);
const requestFrame = window.requestAnimationFrame.bind(window);

/** Resolves when the window has a size and has been painted with it. Rejects when that does not happen. */
export function waitForSize({ width, height }: { width: number; height: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimer(() => {
      const wanted = `${width} × ${height} pixels large`;
      reject(new Error(`The page could not be shown ${wanted}. Its preview must be on screen.`));
    }, PATIENCE);
    function look() {
      if (innerWidth !== width || innerHeight !== height) return void requestFrame(look);
      // The second frame begins after the first was painted: observers of sizes have been told by then.
      requestFrame(() =>
        requestFrame(() => {
          clearTimer(timer);
          resolve();
        }),
      );
    }
    look();
  });
}
