import type { WebContainer } from '@webcontainer/api';
import { vendorHosts } from '#lib/engine-setting.ts';
import type { Trouble } from '../../choose/trouble.ts';
import { BootFailure, toBootFailure } from './boot-failure.ts';
import { probe } from './probe.ts';
import { homeRuntimeFrame, reloadRuntimeFrame } from './runtime-frame.ts';

/** Milliseconds a boot may take. */
export interface BootTimes {
  /** Until a probe without an answer is given up; it then proves nothing. */
  probe: number;
  /** Until `onSlow`. */
  slow: number;
  /** Until the host must have said its first word. */
  connect: number;
  /** Until the WebContainer must be there. */
  total: number;
}

const defaultTimes: BootTimes = { probe: 4000, slow: 6000, connect: 12_000, total: 30_000 };

export interface BootOptions {
  signal: AbortSignal;
  /** Origin the runtime is loaded from. Counts from the first boot on. */
  origin?: string;
  /** The vendor's key for this site, if it has one. Counts from the first boot on. */
  apiKey?: string;
  times?: Partial<BootTimes>;
  /** Called once when the boot takes so long that the learner should be offered the other engine. */
  onSlow?: () => void;
  /** Called when a WebContainer comes after everybody has stopped waiting. Without it, it is torn down. */
  onLate?: (webcontainer: WebContainer) => void;
}

const VENDOR = vendorHosts.runtime;

/**
 * The page's boot. The client allows one WebContainer per page, and its `boot()` waits for ever when the host says
 * nothing: every later call would wait behind it. So it is called once, and what we give up is only our waiting.
 */
interface Boot {
  /** The client's promise, which may never settle. */
  webcontainer: Promise<WebContainer>;
  /** How many attempts wait for it. */
  waiting: number;
}

let boot: Boot | null = null;

/** The host's first word. Before it, loading the frame anew mends a boot; after it, nothing does. */
let init: { heard: boolean; promise: Promise<void> } | null = null;

/**
 * Starts the page's WebContainer, or gives the one that runs. Rejects with a `BootFailure`, or with the signal's reason
 * when that aborts. A failed boot can be tried again.
 */
export async function bootWebContainer(options: BootOptions): Promise<WebContainer> {
  const { signal, origin = VENDOR, onSlow } = options;
  const times = { ...defaultTimes, ...options.times };
  signal.throwIfAborted();

  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  const fail = (trouble: Trouble, detail: string) =>
    failed.reject(new BootFailure(trouble, detail));
  const attempt = new AbortController();
  const whileTrying = { signal: attempt.signal };
  signal.addEventListener('abort', () => failed.reject(signal.reason), whileTrying);
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, disposition }) => {
      if (disposition === 'enforce' && blockedURI.startsWith(origin))
        fail('blocked-by-policy', `${effectiveDirective} blocks ${blockedURI}`);
    },
    whileTrying,
  );
  const say = (ms: number) => `${origin}, after ${ms} ms`;
  const connecting = setTimeout(() => fail('silent', say(times.connect)), times.connect);
  const finishing = setTimeout(() => fail('stuck', say(times.total)), times.total);
  const slow = setTimeout(() => onSlow?.(), times.slow);

  try {
    if (!init?.heard) {
      void probe(origin, times.probe).then((found) => {
        // A moment later, so that a violated policy is named before what it caused.
        if (found === 'refused')
          setTimeout(() => fail(navigator.onLine ? 'unreachable' : 'offline', origin), 10);
      });
    }
    const client = await Promise.race([loadClient(), failed.promise]);
    if (boot && !init?.heard) reloadRuntimeFrame();
    const current = (boot ??= start(client, origin, options));
    void init?.promise.then(() => clearTimeout(connecting));
    current.waiting++;
    try {
      return await Promise.race([current.webcontainer, failed.promise]);
    } finally {
      current.waiting--;
    }
  } finally {
    attempt.abort();
    [connecting, finishing, slow].forEach(clearTimeout);
  }
}

/** Ends the page's WebContainer, if it still can be. The next boot starts another one. */
export function endWebContainer(webcontainer: WebContainer): void {
  boot = null;
  try {
    webcontainer.teardown();
  } catch {
    // It was torn down already, which is what was wanted.
  }
}

async function loadClient(): Promise<typeof import('@webcontainer/api')> {
  try {
    return await import('@webcontainer/api');
  } catch (error) {
    throw new BootFailure(navigator.onLine ? 'rejected' : 'offline', String(error));
  }
}

function start(
  { WebContainer: Client, configureAPIKey }: typeof import('@webcontainer/api'),
  origin: string,
  { apiKey, onLate = endWebContainer }: BootOptions,
): Boot {
  if (!init) {
    // Undocumented, and all there is: the client reads its host's address from this global.
    if (origin !== VENDOR) Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: origin });
    if (apiKey) configureAPIKey(apiKey);
    init = listenForInit(origin);
  }
  const stopHoming = homeRuntimeFrame();
  const started: Boot = {
    waiting: 0,
    webcontainer: Client.boot({ coep: 'require-corp', workdirName: 'restaurant' }).catch(
      (error: unknown) => {
        boot = null; // the client is free to try again
        throw toBootFailure(error);
      },
    ),
  };
  started.webcontainer.then(
    (ready) => {
      stopHoming();
      if (started.waiting === 0) onLate(ready);
    },
    () => stopHoming(),
  );
  return started;
}

/** Listens as long as the page lives: a word that comes after all patience still decides what can be tried next. */
function listenForInit(origin: string): { heard: boolean; promise: Promise<void> } {
  const first = Promise.withResolvers<void>();
  const listening = { heard: false, promise: first.promise };
  addEventListener('message', function listen(event: MessageEvent<{ type?: string } | null>) {
    if (event.origin !== origin || event.data?.type !== 'init') return;
    removeEventListener('message', listen);
    listening.heard = true;
    first.resolve();
  });
  return listening;
}
