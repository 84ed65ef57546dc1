import type { Files } from '#lib/files.ts';
import { toLearnerStack } from '../../../compile/learner-stack.ts';
import { SET_DISPLAY } from '../../../preview/protocol.ts';
import type { Display } from '../../../sandbox.ts';
import type { Gateway } from '../../../gateway/gateway.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Browser } from './browser/browser.ts';
import type { HistoryEntry, SessionHistory } from '../../../preview/session-history.ts';
import type { PageStorage } from './browser/storage.ts';
import { createPageRequests } from './page-requests.ts';
import { openFrame, type FrameWatch } from './preview-frame.ts';
import type { FrameConfig, FrameRequest, FromFrame } from './protocol.ts';

/** A page that is shown, and what it asks of its browser. */
export interface Page {
  /** Shows it. Resolves when its programs have run. */
  show(
    toSource: (config: Omit<FrameConfig, 'programs' | 'packages'>) => string,
    scripts: readonly string[],
  ): Promise<void>;
  /** Tells it that it is at another of its own entries now. */
  traversed(entry: HistoryEntry): void;
  install(script: string): Promise<unknown>;
  call(name: string, args: unknown[]): Promise<unknown>;
  /** Shows it on another display. */
  setDisplay(display: Display): Promise<unknown>;
  close(): void;
}

export interface PageOptions {
  container: HTMLElement;
  title: string;
  files(): Files;
  url: string;
  history: SessionHistory;
  browser: Browser;
  storage: PageStorage;
  wire: WireLog;
  /** What it is shown on at first. */
  display: Display;
  gateway: Gateway;
  watch: FrameWatch;
  timeline: Timeline;
  /** The page followed a link, sent a form, or went there by script. */
  onNavigate(request: FrameRequest, replace: boolean): void;
  /** The page asks for Back or Forward; 0 is to load it anew. */
  onTraverse(delta: number): void;
}

/** Opens a page in a frame of its own and serves it until it is closed. */
export function openPage(options: PageOptions): Page {
  const { container, title, history, browser, storage, wire, gateway, timeline } = options;
  let url = new URL(options.url);
  let closed = false;
  const frame = openFrame(container, title, options.watch, timeline, hear);
  const requests = createPageRequests(browser, wire, () => url.href, frame.tell);

  let online = gateway.line.online;
  const stopLine = gateway.onLine((line) => {
    if (line.online === online) return;
    online = line.online;
    frame.tell({ type: 'line', online });
  });

  function hear(message: FromFrame): void {
    // A page that is unloaded can still send a beacon, and nothing else.
    if (closed && !(message.type === 'fetch' && message.keepalive)) return;
    switch (message.type) {
      case 'fetch':
        return requests.start(message);
      case 'fetch-aborted':
        return requests.abort(message.call);
      case 'imported':
        if (message.path in options.files())
          wire.append({ kind: 'asset', path: message.path, status: 200 });
        return;
      case 'cookie-written': {
        browser.cookies.fromScript(message.line, url);
        const cookies = browser.cookies.forScript(url);
        return frame.tell({ type: 'cookies', written: message.written, cookies });
      }
      case 'stored':
        return storage.change(url.origin, message.change);
      case 'navigate':
        return options.onNavigate(message, message.replace);
      case 'traverse':
        return options.onTraverse(message.delta);
      case 'entry':
        return enter(message);
      case 'logs':
        for (const log of message.logs) wire.append({ kind: 'log', half: 'frontend', ...log });
        return;
      case 'failure':
        return reportFailure(wire, message);
    }
  }

  /** The page may be hostile: it can take any address, but of its own origin only. */
  function enter({ url: address, state, replace }: Extract<FromFrame, { type: 'entry' }>): void {
    const next = new URL(address);
    if (next.origin !== url.origin) return;
    url = next;
    history.enter(url.href, state, replace);
  }

  return {
    traversed(entry) {
      url = new URL(entry.url);
      frame.tell({ type: 'traversed', url: entry.url, state: entry.state });
    },
    show(toSource, scripts) {
      const { token, clock } = frame;
      const cookies = browser.cookies.forScript(url);
      const stored = storage.read(url.origin);
      const state = JSON.stringify(history.current?.state) ?? null;
      const place = { url: url.href, state, historyLength: history.length };
      const { display } = options;
      const config = { token, ...place, cookies, stored, display, online, clock };
      const shown = frame.show(toSource(config), scripts);
      frame.resize(display.size);
      return shown;
    },
    install: frame.install,
    call: frame.call,
    setDisplay(display) {
      frame.resize(display.size);
      return frame.call(SET_DISPLAY, [display]);
    },
    close() {
      stopLine();
      closed = true;
      frame.close();
      requests.leave();
    },
  };
}

type FailureMessage = Extract<FromFrame, { type: 'failure' }>;

/** Writes an error of the page to the wire, with the learner's file and line. */
function reportFailure(wire: WireLog, { message, stack, location }: FailureMessage): void {
  const learner = toLearnerStack(stack);
  wire.append({
    kind: 'error',
    half: 'frontend',
    phase: 'run',
    message,
    stack: learner.lines,
    location: location ?? learner.location,
  });
}
