import { toInlineScript } from '#lib/html.ts';
import frameSource from './frame.ts?bundled';
import type { FromRunner, ToRunner } from './protocol.ts';
import { workerBoot } from './worker-boot.ts';

/** A worker of opaque origin, reached through a port of its own. */
export interface RunnerWorker {
  readonly port: MessagePort;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}

export interface WorkerEvents {
  /** It could not start. */
  broken(message: string): void;
  /** It is gone: the runner was started anew. */
  lost(): void;
}

/** Makes workers that cannot reach the site. */
export interface Runner {
  /** Starts a worker that runs `source` as a function with the parameter `port`. */
  spawn(source: string, name: string, events: WorkerEvents): RunnerWorker;
  /** Asks the frame for a sign of life. */
  ask(answered: () => void): void;
  /** Ends the frame and all its workers, which are told so, and makes a new frame. It can be used at once. */
  restart(): void;
  dispose(): void;
}

/** Puts the hidden runner frame into the page. Resolves when it is ready. */
export async function createRunner(): Promise<Runner> {
  const workers = new Map<number, WorkerEvents>();
  let nextWorker = 1;
  let onAnswer = () => {};
  let frame = openFrame(hear);

  function hear(message: Exclude<FromRunner, { type: 'ready' }>): void {
    if (message.type === 'pong') onAnswer();
    else workers.get(message.worker)?.broken(message.message);
  }

  await frame.ready;

  return {
    spawn(source, name, events) {
      const worker = nextWorker++;
      const { port1: port, port2 } = new MessageChannel();
      workers.set(worker, events);
      frame.tell({ type: 'spawn', worker, name, boot: workerBoot, source }, [port2]);
      return {
        port,
        terminate() {
          port.close();
          if (workers.delete(worker)) frame.tell({ type: 'terminate', worker });
        },
      };
    },
    ask(answered) {
      onAnswer = answered;
      frame.tell({ type: 'ping' });
    },
    restart() {
      frame.close();
      frame = openFrame(hear);
      const lost = [...workers.values()];
      workers.clear();
      for (const worker of lost) worker.lost();
    },
    dispose: () => frame.close(),
  };
}

/** One runner frame. Messages to it wait until it is ready. */
function openFrame(hear: (message: Exclude<FromRunner, { type: 'ready' }>) => void) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Sandbox processes';
  frame.hidden = true;
  frame.srcdoc = toInlineScript(frameSource);
  const { port1: control, port2: theirs } = new MessageChannel();
  const ready = Promise.withResolvers<void>();

  control.onmessage = ({ data }: MessageEvent<FromRunner>) => {
    if (data.type === 'ready') ready.resolve();
    else hear(data);
  };
  frame.addEventListener('load', () => frame.contentWindow?.postMessage('control', '*', [theirs]), {
    once: true,
  });
  document.body.append(frame);

  return {
    ready: ready.promise,
    tell: (message: ToRunner, transfer: Transferable[] = []) =>
      control.postMessage(message, transfer),
    close() {
      control.close();
      frame.remove();
    },
  };
}
