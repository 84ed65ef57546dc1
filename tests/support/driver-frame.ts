import driver from '../../src/checks/page/frame/driver.ts?bundled';
import { driverName, type DriverFunctions } from '#checks/page/protocol.ts';

/** A sandboxed frame with a page and the checks' driver in it, without an engine. */
export interface DriverFrame {
  call<K extends keyof DriverFunctions>(
    name: K,
    ...parameters: Parameters<DriverFunctions[K]>
  ): Promise<Awaited<ReturnType<DriverFunctions[K]>>>;
  /** Runs code in the page, as the learner's would. Statements; does not wait. */
  run(code: string): void;
  dispose(): void;
}

/** Opens a frame whose body is `body`. */
export async function openDriverFrame(body: string): Promise<DriverFrame> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts', 'allow-forms');
  frame.srcdoc = `<!doctype html><script>${escape(host.replace('DRIVER', () => driver))}</script><body>${body}`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const { port1, port2 } = new MessageChannel();
  frame.contentWindow?.postMessage(null, '*', [port2]);

  let last = 0;
  const send = (message: object) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last;
      const listen = ({ data }: MessageEvent) => {
        if (data.id !== id) return;
        port1.removeEventListener('message', listen);
        if ('error' in data) reject(new Error(data.error));
        else resolve(data.value);
      };
      port1.addEventListener('message', listen);
      port1.postMessage({ id, ...message });
    });
  port1.start();
  return {
    call: (name, ...parameters) => send({ name: driverName(name), parameters }) as never,
    run: (code) => void send({ code }),
    dispose: () => frame.remove(),
  };
}

const host = `
  const functions = {};
  (function (register) { DRIVER })((name, fn) => (functions[name] = fn));
  addEventListener('message', ({ ports: [port] }) => {
    port.onmessage = async ({ data: { id, name, parameters, code } }) => {
      try {
        const value = code ? (new Function(code)(), null) : await functions[name](...parameters);
        port.postMessage({ id, value });
      } catch (error) {
        port.postMessage({ id, error: String(error) });
      }
    };
  });`;

/** Inside a script element, the text must not end it. */
function escape(script: string): string {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}
