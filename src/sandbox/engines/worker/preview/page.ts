import { toLearnerStack } from '../../../compile/learner-stack.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Browser } from './browser/browser.ts';
import type { PageStorage } from './browser/storage.ts';
import { createPageRequests } from './page-requests.ts';
import { openFrame } from './preview-frame.ts';
import type { FrameConfig, FrameRequest, FromFrame } from './protocol.ts';

/** A page that is shown, and what it asks of its browser. */
export interface Page {
  /** Shows it. Resolves when its programs have run. */
  show(
    toSource: (config: Omit<FrameConfig, 'programs' | 'packages'>) => string,
    scripts: readonly string[],
  ): Promise<void>;
  install(script: string): Promise<unknown>;
  call(name: string, args: unknown[]): Promise<unknown>;
  close(): void;
}

export interface PageOptions {
  container: HTMLElement;
  title: string;
  url: string;
  browser: Browser;
  storage: PageStorage;
  wire: WireLog;
  /** The page followed a link or sent a form. */
  onNavigate(request: FrameRequest): void;
}

/** Opens a page in a frame of its own and serves it until it is closed. */
export function openPage(options: PageOptions): Page {
  const { container, title, browser, storage, wire, onNavigate } = options;
  const url = new URL(options.url);
  const frame = openFrame(container, title, hear);
  const requests = createPageRequests(browser, wire, () => url.href, frame.tell);

  function hear(message: FromFrame): void {
    switch (message.type) {
      case 'fetch':
        return requests.start(message);
      case 'fetch-aborted':
        return requests.abort(message.call);
      case 'cookie-written': {
        browser.cookies.fromScript(message.line, url);
        const cookies = browser.cookies.forScript(url);
        return frame.tell({ type: 'cookies', written: message.written, cookies });
      }
      case 'stored':
        return storage.change(url.origin, message.change);
      case 'navigate':
        return onNavigate(message);
      case 'logs':
        for (const log of message.logs) wire.append({ kind: 'log', half: 'frontend', ...log });
        return;
      case 'failure':
        return reportFailure(wire, message);
    }
  }

  return {
    show(toSource, scripts) {
      const { token } = frame;
      const cookies = browser.cookies.forScript(url);
      const stored = storage.read(url.origin);
      return frame.show(toSource({ token, url: url.href, cookies, stored }), scripts);
    },
    install: frame.install,
    call: frame.call,
    close() {
      requests.abortAll();
      frame.close();
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
