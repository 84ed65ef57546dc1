import { PreviewGoneError, type Display } from '../../../sandbox.ts';
import type { ClockStart } from '../clock/protocol.ts';
import type { Timeline, TimelineMember } from '../clock/timeline.ts';
import { fitInto } from '../../../preview/fit-into.ts';
import { createPageCalls } from '../../../preview/page-calls.ts';
import { isAttended } from '../watch/attention.ts';
import type { Rescue } from '../watch/rescue.ts';
import type { Watchdog } from '../watch/watchdog.ts';
import { showNotice } from './frame-notice.ts';
import type { FromFrame, Hello, ToFrame } from './protocol.ts';

/** One page in the preview, from its loading to its end. */
export interface PreviewFrame {
  /** To be put into the page's configuration: its first message must carry it. */
  readonly token: string;
  /** What the page has to know of the clock it lives by. */
  readonly clock: ClockStart | null;
  /** Shows the page and installs the scripts before its programs run. Resolves when the programs have run. */
  show(source: string, scripts: readonly string[]): Promise<void>;
  tell(message: ToFrame): void;
  install(script: string): Promise<unknown>;
  call(name: string, args: unknown[]): Promise<unknown>;
  /** Gives the frame a size of its own, scaled to fit; without one it gets that of the container. */
  resize(size: Display['size']): void;
  /** Removes the frame; what waits on it is rejected with a `PreviewGoneError`. Its last words are still heard. */
  close(): void;
}

/** Who looks after pages that hang. */
export interface FrameWatch {
  watchdog: Watchdog;
  rescue: Rescue;
}

/** Puts an empty frame of opaque origin into `container`. `hear` gets what its page says. */
export function openFrame(
  container: HTMLElement,
  title: string,
  { watchdog, rescue }: FrameWatch,
  timeline: Timeline,
  hear: (message: FromFrame, from: PreviewFrame) => void,
): PreviewFrame {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts allow-forms allow-modals');
  element.title = title;
  const calls = createPageCalls();
  const ran = Promise.withResolvers<void>();
  let line: MessagePort | null = null;
  let clock: TimelineMember | null = null;
  let isPaused = false;
  let hasRun = false;
  const greeted = timeline.begin();

  const heart = watchdog.watch({
    // Before its first word it is not its own fault: see `isOpening`.
    counts: () => line !== null && !isPaused && isAttended(),
    // Past the clock: a heartbeat is nothing that a page does.
    ask: () => line?.postMessage({ type: 'ping' } satisfies ToFrame),
    onSilence: rescue.look,
  });
  const watched = {
    get silentMs() {
      return heart.silentMs;
    },
    get isOpening() {
      return element.isConnected && line === null;
    },
    get isPaused() {
      return isPaused;
    },
    get hasRun() {
      return hasRun;
    },
    end: () => frame.close(),
    showStopped: () => showNotice(container, title),
  };
  rescue.add(watched);

  function greet({ source, data, ports: [theirs] }: MessageEvent<Hello | undefined>): void {
    if (source !== element.contentWindow || data?.token !== frame.token || !theirs) return;
    removeEventListener('message', greet);
    line = theirs;
    theirs.onmessage = ({ data: message }: MessageEvent<FromFrame>) => {
      if (message.type === 'clock-report') return clock?.hear(message);
      if (message.type === 'pong') return heart.answered();
      clock?.touched();
      if (message.type === 'paused') isPaused = message.isPaused;
      else if (message.type === 'ran') {
        hasRun = true;
        ran.resolve();
      } else if (!calls.settle(message)) hear(message, frame);
    };
    if (frame.clock) clock = timeline.join('The page', (message) => theirs.postMessage(message));
    greeted();
    calls.open(frame.tell);
  }

  const frame: PreviewFrame = {
    clock: timeline.start,
    token: crypto.getRandomValues(new Uint32Array(4)).join('-'),
    async show(source, scripts) {
      addEventListener('message', greet);
      element.srcdoc = source;
      container.replaceChildren(element);
      // Laid out now, not with the next picture: until then a document in Firefox has no styles to be asked for.
      element.getBoundingClientRect();
      await Promise.all([...scripts.map((script) => frame.install(script)), ran.promise]);
    },
    tell(message) {
      clock?.touched();
      line?.postMessage(message);
    },
    install: calls.install,
    call: calls.call,
    resize: (size) => fitInto(container, element, size),
    close() {
      heart.stop();
      rescue.remove(watched);
      removeEventListener('message', greet);
      const gone = new PreviewGoneError('The page went away.');
      ran.promise.catch(() => {});
      ran.reject(gone);
      calls.close(gone);
      clock?.leave();
      greeted();
      // The line stays: what the page says while it is unloaded is still on its way. It ends with the page.
      element.remove();
    },
  };
  return frame;
}
