import type { Files } from '#lib/files.ts';
import type { Compiler } from '../../../compile/compiler.ts';
import { PreviewGoneError, type Preview, type PreviewOptions } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Network } from '../network.ts';
import { createBrowser } from './browser/browser.ts';
import { createSessionHistory } from '../../../preview/session-history.ts';
import { createPageStorage } from './browser/storage.ts';
import { compilePage } from './compile-page.ts';
import { fetchDocument } from './fetch-document.ts';
import { openPage, type Page } from './page.ts';
import { readPageDocument, toFrameSource } from './page-document.ts';
import type { FrameRequest } from './protocol.ts';

/** Where the page believes it is: Vite's usual address. */
const ORIGIN = 'http://localhost:5173';

/** A preview and what it needs around it. */
export interface PreviewWorld extends PreviewOptions {
  files(): Files;
  network: Network;
  compiler: Compiler;
  wire: WireLog;
}

/** Creates a preview that shows nothing yet; the first `reload` loads the page. */
export function createPreview(world: PreviewWorld): Preview {
  const { files, compiler, wire } = world;
  const browser = createBrowser({
    ...world,
    origin: ORIGIN,
    onAsset: (path) => void wire.append({ kind: 'asset', path, status: 200 }),
  });
  const storage = createPageStorage();
  const history = createSessionHistory();
  const installed: string[] = [];
  let page: Page | null = null;
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
    const { url } = answer;
    const toFile = (href: string) => browser.files.fileFor(new URL(href, url));
    const { document, entries, assets } = readPageDocument(answer.html, files(), toFile);
    for (const { path, found } of assets) {
      wire.append({ kind: 'asset', path, status: found ? 200 : 404 });
    }
    const compiled = await compilePage(compiler, wire, files(), entries).catch((error: unknown) => {
      // A compiler that was stopped together with the preview is nobody's failure.
      signal.throwIfAborted();
      throw error;
    });
    signal.throwIfAborted();

    page?.close();
    browser.preflights.clear();
    arrive(url);
    const steps = { onNavigate, onTraverse: (delta: number) => traverse(delta).catch(ignoreGone) };
    page = openPage({ ...world, url, history, browser, storage, ...steps });
    await page.show((config) => toFrameSource(document, { ...config, ...compiled }), installed);
    signal.throwIfAborted();
  }

  function onNavigate(request: FrameRequest, replace: boolean): void {
    const { url } = history.current!;
    load(request, new URL(url), (at) => history.visit(at, replace)).catch(ignoreGone);
  }

  /** Goes through the history. Beyond its ends nothing happens, as in browsers. */
  async function traverse(delta: number): Promise<void> {
    const entry = history.peek(delta);
    if (!entry) return;
    if (delta === 0 || entry.page !== history.current?.page) {
      return load(toAddress(entry.url), null, (at) => history.revive(delta, at));
    }
    history.move(delta);
    page?.traversed(entry);
  }

  const navigate = (address: string) =>
    load(toAddress(new URL(address, ORIGIN).href), null, (at) => history.visit(at, false));

  const present = () => {
    if (!page) throw new PreviewGoneError('The preview shows no page.');
    return page;
  };

  return {
    get url() {
      return history.current?.url ?? `${ORIGIN}/`;
    },
    reload: () => (history.current ? traverse(0) : navigate('/')),
    navigate,
    back: () => traverse(-1),
    forward: () => traverse(1),
    async install(script) {
      installed.push(script);
      await page?.install(script);
    },
    call: async (name, ...args) => present().call(name, args),
    dispose() {
      loading.abort(new PreviewGoneError('The preview was closed.'));
      page?.close();
      page = null;
    },
  };
}

function toAddress(url: string): FrameRequest {
  return { method: 'GET', url, headers: [['accept', 'text/html']], body: null };
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof PreviewGoneError)) throw error;
}
