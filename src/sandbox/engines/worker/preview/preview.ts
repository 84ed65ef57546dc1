import type { Files } from '#lib/files.ts';
import type { Compiler } from '../../../compile/compiler.ts';
import { PreviewGoneError, type Preview, type PreviewOptions } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Network } from '../network.ts';
import { createBrowser } from './browser/browser.ts';
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
  const installed: string[] = [];
  let url = `${ORIGIN}/`;
  let page: Page | null = null;
  let loading = new AbortController();

  /** Loads a page by a request, as a browser does for an address. The newest load wins. */
  async function load(request: FrameRequest, initiator: URL | null): Promise<void> {
    loading.abort(new PreviewGoneError('The page was loaded again meanwhile.'));
    loading = new AbortController();
    const { signal } = loading;

    wire.append({ kind: 'page', url: request.url });
    const answer = await fetchDocument(browser, request, initiator, signal);
    signal.throwIfAborted();
    url = answer.url;
    const toFile = (href: string) => browser.files.fileFor(new URL(href, url));
    const { document, entries, assets } = readPageDocument(answer.html, files(), toFile);
    for (const { path, found } of assets) {
      wire.append({ kind: 'asset', path, status: found ? 200 : 404 });
    }
    const compiled = await compilePage(compiler, wire, files(), entries);
    signal.throwIfAborted();

    page?.close();
    browser.preflights.clear();
    page = openPage({ ...world, url, browser, storage, onNavigate });
    await page.show((config) => toFrameSource(document, { ...config, ...compiled }), installed);
    signal.throwIfAborted();
  }

  function onNavigate(request: FrameRequest): void {
    load(request, new URL(url)).catch(ignoreGone);
  }

  const present = () => {
    if (!page) throw new PreviewGoneError('The preview shows no page.');
    return page;
  };

  return {
    get url() {
      return url;
    },
    reload: () => load(toAddress(`${ORIGIN}/`), null),
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
