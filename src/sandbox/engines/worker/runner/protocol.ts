/** From the engine to the runner frame. `spawn` comes with the worker's end of a message channel. */
export type ToRunner =
  | { type: 'spawn'; worker: number; name: string; boot: string; source: string }
  | { type: 'terminate'; worker: number }
  | { type: 'ping' };

/** From the runner frame to the engine. */
export type FromRunner =
  { type: 'ready' } | { type: 'broken'; worker: number; message: string } | { type: 'pong' };
