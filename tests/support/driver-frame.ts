import driver from '../../src/checks/page/frame/driver.ts?bundled';
import { createPage, type Page } from '#checks/page/page.ts';
import { createTrail, type Trail } from '#checks/trail.ts';
import type { RunningProject } from '#sandbox/run-project.ts';
import { createWireLog } from '#sandbox/wire/log.ts';

/** A sandboxed frame with a page and the checks' driver in it, without an engine. */
export interface DriverFrame {
  /** The page as checks have it. */
  page: Page;
  trail: Trail;
  /** Runs code in the page, as the learner's would. Statements; what they return comes back. */
  run(code: string): Promise<unknown>;
  dispose(): void;
}

/** Opens a frame whose body is `body`. */
export async function openDriverFrame(body: string): Promise<DriverFrame> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts', 'allow-forms');
  frame.style.cssText = 'width: 600px; height: 400px; border: 0';
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
  const preview = {
    call: (name: string, ...parameters: unknown[]) => send({ name, parameters }),
  };
  const trail = createTrail();
  const project = {
    preview,
    sandbox: { wire: createWireLog(), pace: 1 },
  } as unknown as RunningProject;
  return {
    page: createPage(project, trail, new AbortController().signal),
    trail,
    run: (code) => send({ code }),
    dispose: () => frame.remove(),
  };
}

const host = `
  const functions = {};
  (function (register) { DRIVER })((name, fn) => (functions[name] = fn));
  addEventListener('message', ({ ports: [port] }) => {
    port.onmessage = async ({ data: { id, name, parameters, code } }) => {
      try {
        const value = code ? new Function(code)() : await functions[name](...parameters);
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
