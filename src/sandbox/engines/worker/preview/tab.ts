import type { Files } from '#lib/files.ts';
import type { Compiler } from '../../../compile/compiler.ts';
import { PreviewGoneError, type Display, type Tab } from '../../../sandbox.ts';
import type { Gateway } from '../../../gateway/gateway.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Browser } from './browser/browser.ts';
import { createSessionHistory } from '../../../preview/session-history.ts';
import type { PageStorage } from './browser/storage.ts';
import { compilePage, type CompiledPage } from '../../../preview/compile-page.ts';
import { fetchDocument, type FetchedDocument } from './fetch-document.ts';
import { openPage, type Page } from './page.ts';
import { readPageDocument, toFrameSource } from './page-document.ts';
import type { FrameWatch } from './preview-frame.ts';
import type { FrameConfig, FrameRequest } from './protocol.ts';

/** A tab and what it needs around it. */
export interface TabWorld {
  container: HTMLElement;
  title: string;
  /** Address it shows first, and from which paths start. */
  home: string;
  browser: Browser;
  storage: PageStorage;
  files(): Files;
  compiler: Compiler;
  wire: WireLog;
  gateway: Gateway;
  watch: FrameWatch;
  timeline: Timeline;
}

/** Creates a tab that shows nothing yet; the first `reload` loads the page. */
export function createTab(world: TabWorld): Tab {
  const { home, browser, files, compiler, wire, timeline } = world;
  const listeners = new Set<(url: string) => void>();
  const history = createSessionHistory((url) => {
    for (const listener of [...listeners]) listener(url);
  });
  const installed: string[] = [];
  /** Forms that brought pages, by the page's number in the history, each with the page that sent it. */
  const forms = new Map<number, { request: FrameRequest; initiator: URL | null }>();
  let page: Page | null = null;
  let display: Display = {};
  let loading = new AbortController();

  /** Loads a page by a request, as a browser does for an address. The newest load wins. */
  async function load(
    request: FrameRequest,
    initiator: URL | null,
    arrive: (url: string) => void,
  ): Promise<void> {
    loading.abort(new PreviewGoneError('The page was loaded again meanwhile.'));
    loading = new AbortController();
    const { signal } = loading;

    wire.append({ kind: 'page', url: request.url });
    const answer = await fetchDocument(browser, request, initiator, signal);
    signal.throwIfAborted();
    const prepared = timeline.begin();
    let toSource: Awaited<ReturnType<typeof prepare>>;
    try {
      toSource = await prepare(answer, signal);
      const { url } = answer;
      page?.close();
      browser.preflights.clear();
      arrive(url);
      if (answer.form) forms.set(history.current!.page, { request: answer.form, initiator });
      const onTraverse = (delta: number) => void traverse(delta).catch(ignoreGone);
      page = openPage({ ...world, url, history, display, onNavigate, onTraverse });
    } finally {
      prepared();
    }
    await page.show(toSource, installed);
    signal.throwIfAborted();
  }

  /** Makes a document ready to be shown: takes it apart and compiles its scripts. */
  async function prepare({ url, html }: FetchedDocument, signal: AbortSignal) {
    const toFile = (href: string) => {
      const to = new URL(href, url);
      return to.origin === new URL(url).origin ? browser.fileFor(to) : null;
    };
    const runsScripts = display.scripting !== false;
    const { document, entries, assets } = readPageDocument(html, files(), toFile, runsScripts);
    for (const { path, found } of assets) {
      wire.append({ kind: 'asset', path, status: found ? 200 : 404 });
    }
    const compiled = await compilePage(compiler, wire, files(), entries).catch((error: unknown) => {
      // A compiler that was stopped together with the preview is nobody's failure.
      signal.throwIfAborted();
      throw error;
    });
    signal.throwIfAborted();
    return (config: Omit<FrameConfig, keyof CompiledPage>) =>
      toFrameSource(document, { ...config, ...compiled });
  }

  function onNavigate(request: FrameRequest, replace: boolean): void {
    const { url } = history.current!;
    load(request, new URL(url), (at) => history.visit(at, replace)).catch(ignoreGone);
  }

  /** Goes through the history. Beyond its ends nothing happens, as in browsers. */
  async function traverse(delta: number, resend = delta === 0): Promise<void> {
    const entry = history.peek(delta);
    if (!entry) return;
    const form = resend ? forms.get(entry.page) : undefined;
    // Code of the page may have given it another address since.
    if (form?.request.url === entry.url) {
      return load(form.request, form.initiator, (at) => history.revive(delta, at));
    }
    if (delta === 0 || entry.page !== history.current?.page) {
      return load(toAddress(entry.url), null, (at) => history.revive(delta, at));
    }
    history.move(delta);
    page?.traversed(entry);
  }

  const navigate = (address: string) =>
    load(toAddress(new URL(address, home).href), null, (at) => history.visit(at, false));

  function leave(reason: string): void {
    loading.abort(new PreviewGoneError(reason));
    page?.close();
    page = null;
  }

  const present = () => {
    if (!page) throw new PreviewGoneError('The tab shows no page.');
    return page;
  };

  return {
    get url() {
      return history.current?.url ?? home;
    },
    reload: ({ resend = true } = {}) => (history.current ? traverse(0, resend) : navigate(home)),
    navigate,
    back: () => traverse(-1),
    forward: () => traverse(1),
    get historyLength() {
      return history.length;
    },
    onAddress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get display() {
      return display;
    },
    async setDisplay(next) {
      if (isPlain(display) && isPlain(next)) return;
      display = next;
      // A page that comes meanwhile begins with it.
      await page?.setDisplay(next).catch(ignoreGone);
    },
    async install(script) {
      installed.push(script);
      await page?.install(script);
    },
    call: async (name, ...args) => present().call(name, args),
    unload: () => leave('The page was taken away.'),
    dispose() {
      leave('The tab was closed.');
      listeners.clear();
    },
  };
}

/** Whether a display is this machine's own. */
function isPlain(display: Display): boolean {
  return Object.keys(display).length === 0;
}

function toAddress(url: string): FrameRequest {
  return { method: 'GET', url, headers: [['accept', 'text/html']], body: null };
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof PreviewGoneError)) throw error;
}
