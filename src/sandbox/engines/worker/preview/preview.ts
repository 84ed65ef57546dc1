import type { Files } from '#lib/files.ts';
import type { Compiler } from '../../../compile/compiler.ts';
import type { Preview, PreviewOptions, Tab } from '../../../sandbox.ts';
import type { WireLog } from '../../../wire/log.ts';
import type { Timeline } from '../clock/timeline.ts';
import { PUBLIC_ORIGIN } from '../../../names.ts';
import type { Network } from '../network.ts';
import { createBrowser } from './browser/browser.ts';
import { createPageStorage } from './browser/storage.ts';
import { createTab } from './tab.ts';
import type { FrameWatch } from './preview-frame.ts';

/** Where the page believes it is, unless it is opened by the app's public name: Vite's usual address. */
const LOCAL_ORIGIN = 'http://localhost:5173';

/** A preview and what it needs around it. */
export interface PreviewWorld extends PreviewOptions {
  files(): Files;
  network: Network;
  compiler: Compiler;
  wire: WireLog;
  watch: FrameWatch;
  timeline: Timeline;
}

/** Creates a browser with one tab that shows nothing yet; the first `reload` loads the page. */
export function createPreview(world: PreviewWorld): Preview {
  const { files, compiler, wire, watch, network, timeline, container, title } = world;
  const browser = createBrowser({
    ...world,
    origins: [LOCAL_ORIGIN, PUBLIC_ORIGIN],
    onAsset: (path) => void wire.append({ kind: 'asset', path, status: 200 }),
  });
  const { gateway } = network;
  const storage = createPageStorage();
  const around = { browser, storage, files, compiler, wire, watch, gateway, timeline };
  const first = createTab({ ...around, container, title, home: `${LOCAL_ORIGIN}/` });
  const others = new Set<Tab>();

  return {
    ...first,
    get url() {
      return first.url;
    },
    get historyLength() {
      return first.historyLength;
    },
    get display() {
      return first.display;
    },
    async openTab({ url, ...place }) {
      const tab = createTab({ ...around, ...place, home: new URL(url, first.url).href });
      const dispose = tab.dispose;
      tab.dispose = () => {
        others.delete(tab);
        dispose();
      };
      others.add(tab);
      await tab.reload();
      return tab;
    },
    dispose() {
      for (const tab of others) tab.dispose();
      first.dispose();
    },
  };
}
