import { PreviewGoneError } from '../../../sandbox.ts';
import type { FromFrame, Hello, ToFrame } from './protocol.ts';

/** One page in the preview, from its loading to its end. */
export interface PreviewFrame {
  /** To be put into the page's configuration: its first message must carry it. */
  readonly token: string;
  /** Shows the page and installs the scripts before its programs run. Resolves when the programs have run. */
  show(source: string, scripts: readonly string[]): Promise<void>;
  tell(message: ToFrame): void;
  install(script: string): Promise<unknown>;
  call(name: string, args: unknown[]): Promise<unknown>;
  /** Removes the frame; what waits on it is rejected with a `PreviewGoneError`. */
  close(): void;
}

/** Puts an empty frame of opaque origin into `container`. `hear` gets what its page says. */
export function openFrame(
  container: HTMLElement,
  title: string,
  hear: (message: FromFrame, from: PreviewFrame) => void,
): PreviewFrame {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts allow-forms allow-modals');
  element.title = title;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const port = Promise.withResolvers<MessagePort>();
  const ran = Promise.withResolvers<void>();
  let line: MessagePort | null = null;
  let nextCall = 1;

  function greet({ source, data, ports: [theirs] }: MessageEvent<Hello | undefined>): void {
    if (source !== element.contentWindow || data?.token !== frame.token || !theirs) return;
    removeEventListener('message', greet);
    line = theirs;
    theirs.onmessage = ({ data: message }: MessageEvent<FromFrame>) => {
      if (message.type === 'ran') ran.resolve();
      else if (message.type === 'returned') settle(message.call)?.resolve(message.value);
      else if (message.type === 'threw') {
        const { name, message: text } = message;
        settle(message.call)?.reject(Object.assign(new Error(text), { name }));
      } else hear(message, frame);
    };
    port.resolve(theirs);
  }

  function settle(call: number): PromiseWithResolvers<unknown> | undefined {
    const found = waiting.get(call);
    waiting.delete(call);
    return found;
  }

  async function ask(message: (call: number) => ToFrame): Promise<unknown> {
    const call = nextCall++;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(call, answer);
    // Closing rejects it also while nobody has got it yet.
    answer.promise.catch(() => {});
    (await port.promise).postMessage(message(call));
    return answer.promise;
  }

  const frame: PreviewFrame = {
    token: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    async show(source, scripts) {
      addEventListener('message', greet);
      element.srcdoc = source;
      container.replaceChildren(element);
      await Promise.all([...scripts.map((script) => frame.install(script)), ran.promise]);
    },
    tell: (message) => line?.postMessage(message),
    install: (script) => ask((call) => ({ type: 'install', call, script })),
    call: (name, args) => ask((call) => ({ type: 'call', call, name, args })),
    close() {
      removeEventListener('message', greet);
      const gone = new PreviewGoneError('The page went away.');
      port.promise.catch(() => {});
      ran.promise.catch(() => {});
      port.reject(gone);
      ran.reject(gone);
      for (const answer of waiting.values()) answer.reject(gone);
      waiting.clear();
      line?.close();
      element.remove();
    },
  };
  return frame;
}
