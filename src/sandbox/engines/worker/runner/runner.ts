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

/** Makes workers that cannot reach the site. */
export interface Runner {
  /** Starts a worker that runs `source` as a function with the parameter `port`. */
  spawn(source: string, name: string, onBroken: (message: string) => void): RunnerWorker;
  dispose(): void;
}

/** Puts the hidden runner frame into the page. Resolves when it is ready. */
export async function createRunner(): Promise<Runner> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Sandbox processes';
  frame.hidden = true;
  frame.srcdoc = toInlineScript(frameSource);
  const { port1: control, port2: theirs } = new MessageChannel();
  const ready = Promise.withResolvers<void>();
  const broken = new Map<number, (message: string) => void>();
  let nextWorker = 1;

  control.onmessage = ({ data }: MessageEvent<FromRunner>) => {
    if (data.type === 'ready') ready.resolve();
    else broken.get(data.worker)?.(data.message);
  };
  frame.addEventListener('load', () => frame.contentWindow?.postMessage('control', '*', [theirs]), {
    once: true,
  });
  document.body.append(frame);
  await ready.promise;

  const tell = (message: ToRunner, transfer: Transferable[] = []) =>
    control.postMessage(message, transfer);

  return {
    spawn(source, name, onBroken) {
      const worker = nextWorker++;
      const { port1: port, port2 } = new MessageChannel();
      broken.set(worker, onBroken);
      tell({ type: 'spawn', worker, name, boot: workerBoot, source }, [port2]);
      return {
        port,
        terminate() {
          broken.delete(worker);
          port.close();
          tell({ type: 'terminate', worker });
        },
      };
    },
    dispose() {
      control.close();
      frame.remove();
    },
  };
}
