/** The page's own tools, taken before anything replaces them. What is ours uses these: it lives in real time. */
export const native = {
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  now: performance.now.bind(performance),
};
