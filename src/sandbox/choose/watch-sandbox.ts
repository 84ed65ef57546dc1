import type { Sandbox } from '../sandbox.ts';
import type { Trouble } from './trouble.ts';

/** Milliseconds after which a server that runs and has not opened its port counts as one that never will. */
const PATIENCE = 20_000;

/** Reports once when a sandbox loses its runtime, or its server never gets ready. Returns the way to stop watching. */
export function watchSandbox(
  { runtime, wire }: Sandbox,
  report: (trouble: Trouble) => void,
): () => void {
  const waiting = new Map<number, ReturnType<typeof setTimeout>>();
  const tell = (trouble: Trouble) => {
    stop();
    report(trouble);
  };
  const stops = [
    runtime.on('error', () => tell('runtime-lost')),
    wire.subscribe((event) => {
      if (event.kind !== 'process') return;
      clearTimeout(waiting.get(event.pid));
      waiting.delete(event.pid);
      if (event.change.to !== 'started') return;
      waiting.set(
        event.pid,
        setTimeout(() => tell('server-never-ready'), PATIENCE),
      );
    }),
  ];
  function stop(): void {
    for (const end of stops) end();
    for (const timer of waiting.values()) clearTimeout(timer);
    waiting.clear();
  }
  return stop;
}
