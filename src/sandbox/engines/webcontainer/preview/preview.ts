import type { Preview, PreviewOptions } from '../../../sandbox.ts';
import { PAGE_ORIGIN } from '../container/protocol.ts';
import { createTab, type TabWorld } from './tab.ts';

/** A preview and what it needs around it. */
export type PreviewWorld = PreviewOptions & Omit<TabWorld, 'home'>;

/** Creates a preview that shows nothing yet; the first `reload` loads the page. */
export function createPreview(world: PreviewWorld): Preview {
  const first = createTab({ ...world, home: `${PAGE_ORIGIN}/` });
  const others = new Set<{ dispose(): void }>();

  const preview: Omit<Preview, 'url' | 'historyLength'> = {
    ...first,
    async openTab({ url, container, title }) {
      const home = new URL(url, `${PAGE_ORIGIN}/`).href;
      const tab = createTab({ ...world, container, title, home });
      others.add(tab);
      await tab.reload();
      return tab;
    },
    dispose() {
      for (const tab of others) tab.dispose();
      first.dispose();
    },
  };
  return Object.defineProperties(preview as Preview, {
    url: { get: () => first.url },
    historyLength: { get: () => first.historyLength },
  });
}
