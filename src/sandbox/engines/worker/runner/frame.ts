/**
 * Runs inside the hidden runner frame. The frame has an opaque origin and owns every learner worker: a worker made by
 * the page itself would share the page's origin in Chromium before 149, and could take the page down with it when
 * memory runs out.
 */
import type { FromRunner, ToRunner } from './protocol.ts';

const workers = new Map<number, Worker>();

addEventListener('message', ({ source, ports: [control] }) => {
  if (source !== parent || !control) return;
  control.onmessage = ({ data, ports }: MessageEvent<ToRunner>) => {
    if (data.type === 'ping') {
      control.postMessage({ type: 'pong' } satisfies FromRunner);
    } else if (data.type === 'spawn') {
      const worker = new Worker(data.boot, { name: data.name });
      workers.set(data.worker, worker);
      worker.onerror = (event) => {
        event.preventDefault();
        const message = event.message || 'The worker could not start.';
        control.postMessage({ type: 'broken', worker: data.worker, message } satisfies FromRunner);
      };
      worker.postMessage(data.source, [...ports]);
    } else {
      workers.get(data.worker)?.terminate();
      workers.delete(data.worker);
    }
  };
  control.postMessage({ type: 'ready' } satisfies FromRunner);
});
