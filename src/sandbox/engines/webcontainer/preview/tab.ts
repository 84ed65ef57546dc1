import type { Files } from '#lib/files.ts';
import type { Compiler } from '../../../compile/compiler.ts';
import { createSessionHistory } from '../../../preview/session-history.ts';
import { PreviewGoneError, type Tab } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import { PAGE_ORIGIN } from '../container/protocol.ts';
import { openPageFrame, type PageFrame } from './page-frame.ts';
import { openPage, type ContainerPage, type PageWorld } from './page.ts';

/** A tab and what it needs around it. */
export interface TabWorld {
  container: HTMLElement;
  title: string;
  /** Address it shows first, and from which paths start. */
  home: string;
  /** Folder of the project that holds the page's files. */
  root: string;
  /** Where the page's port can be reached from the learner's browser. */
  pageUrl: string;
  files(): Files;
  compiler: Compiler;
  wire: WireLog;
  /** Called when a page takes so long that the preview itself may be broken. */
  onSilence(): void;
}

/** Milliseconds after which a page that has not spoken is silent. */
const PATIENCE = 10_000;

/** Creates a tab that shows nothing yet; the first `reload` loads the page. */
export function createTab(world: TabWorld): Tab {
  const { container, title, home, pageUrl, wire } = world;
  const history = createSessionHistory();
  const installed: string[] = [];
  const listeners = new Set<(url: string) => void>();
  let frame: PageFrame | null = null;
  let page: ContainerPage | null = null;
  /** The load that waits for its page. */
  let expected: PromiseWithResolvers<ContainerPage> | null = null;

  /** Loads a page in a frame of its own: one that hangs goes with its frame. The newest load wins. */
  async function load(url: URL, arrive: (url: string) => void): Promise<void> {
    leave('The page was loaded again meanwhile.');
    const mine = Promise.withResolvers<ContainerPage>();
    mine.promise.catch(() => {});
    expected = mine;
    wire.append({ kind: 'page', url: url.href });
    frame = openPageFrame(container, title, new URL(pathOf(url), pageUrl).href, (port, path) => {
      // The first is the one we asked for. Others are what a form or the page itself led to.
      if (expected === mine) {
        expected = null;
        arrive(PAGE_ORIGIN + path);
        tellAddress();
        mine.resolve(adopt(port, path));
      } else {
        wire.append({ kind: 'page', url: PAGE_ORIGIN + path });
        history.visit(PAGE_ORIGIN + path, false);
        tellAddress();
        adopt(port, path).ran.catch(ignoreGone);
      }
    });
    const silence = setTimeout(world.onSilence, PATIENCE);
    await (
      await mine.promise.finally(() => clearTimeout(silence))
    ).ran;
  }

  function adopt(port: MessagePort, path: string): ContainerPage {
    page?.close();
    page = openPage(port, path, { ...world, onStep });
    page.tell({ type: 'place', state: history.current?.state ?? null, length: history.length });
    for (const script of installed) page.install(script).catch(ignoreGone);
    return page;
  }

  const onStep: PageWorld['onStep'] = (step) => {
    if (step.type === 'traverse') return void traverse(step.delta).catch(ignoreGone);
    const url = new URL(step.url);
    if (url.origin !== PAGE_ORIGIN) return refuse(url);
    if (step.type === 'entry') {
      history.enter(url.href, step.state, step.replace);
      return tellAddress();
    }
    load(url, (at) => history.visit(at, step.replace)).catch(ignoreGone);
  };

  function tellAddress(): void {
    for (const listener of [...listeners]) listener(history.current!.url);
  }

  function refuse({ host }: URL): void {
    const text = `${host} is outside the sandbox.`;
    wire.append({ kind: 'log', half: 'frontend', level: 'error', text });
  }

  /** Goes through the history. Beyond its ends nothing happens, as in browsers. */
  async function traverse(delta: number): Promise<void> {
    const entry = history.peek(delta);
    if (!entry) return;
    if (delta === 0 || entry.page !== history.current?.page)
      return load(new URL(entry.url), (at) => history.revive(delta, at));
    history.move(delta);
    tellAddress();
    page?.tell({ type: 'traversed', url: entry.url, state: entry.state });
  }

  async function navigate(address: string): Promise<void> {
    const url = new URL(address, home);
    if (url.origin !== PAGE_ORIGIN) return refuse(url);
    return load(url, (at) => history.visit(at, false));
  }

  function leave(reason: string): void {
    const gone = new PreviewGoneError(reason);
    expected?.reject(gone);
    expected = null;
    page?.close();
    page = null;
    frame?.close();
  }

  return {
    get url() {
      return history.current?.url ?? home;
    },
    reload: () => (history.current ? traverse(0) : navigate(home)),
    navigate,
    back: () => traverse(-1),
    forward: () => traverse(1),
    get historyLength() {
      return history.length;
    },
    onAddress(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    // The browser around the page is the learner's own, and cannot be asked to be another.
    display: {},
    setDisplay: (display) =>
      Object.keys(display).length === 0
        ? Promise.resolve()
        : Promise.reject(new Error('The WebContainer shows pages on this machine’s own display.')),
    async install(script) {
      installed.push(script);
      await page?.install(script);
    },
    async call(name, ...args) {
      if (!page) throw new PreviewGoneError('The tab shows no page.');
      return page.call(name, args);
    },
    unload: () => leave('The page was taken away.'),
    dispose: () => leave('The tab was closed.'),
  };
}

function pathOf({ pathname, search, hash }: URL): string {
  return pathname + search + hash;
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof PreviewGoneError)) throw error;
}
