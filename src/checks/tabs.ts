import type { RunningProject } from '#sandbox/run-project.ts';
import { createPage, installDriver, type Page } from './page/page.ts';
import type { Trail } from './trail.ts';

/**
 * Further tabs in the browser of the learner's page, for lessons that need `attacker`. They share its cookies, as far as
 * the rules on origins and sites let them. Each is used as `page` is, and closed with the check.
 */
export interface Tabs {
  /** Opens an address: `await tabs.open('https://thepass.test/')` is the app at its public name. */
  open(url: string): Promise<Page>;
  /** Puts a page of somebody else's site on the network, at an origin that ends in `.test`, and opens it. */
  visit(origin: string, html: string): Promise<Page>;
}

/** Creates the tabs of one check. */
export function createTabs(
  { preview, sandbox }: Pick<RunningProject, 'preview' | 'sandbox'>,
  trail: Trail,
  signal: AbortSignal,
  pause: (ms: number) => Promise<void>,
): Tabs {
  async function open(url: string): Promise<Page> {
    signal.throwIfAborted();
    const container = placeOnScreen();
    signal.addEventListener('abort', () => container.remove(), { once: true });
    const tab = await preview.openTab({ url, container, title: 'Another tab' });
    signal.addEventListener('abort', () => tab.dispose(), { once: true });
    await installDriver(tab);
    return createPage({ preview: tab, sandbox }, trail, signal, pause);
  }

  return {
    async open(url) {
      trail.add(`Opened ${url} in another tab.`);
      return open(url);
    },
    async visit(origin, html) {
      if (!sandbox.serveSite) {
        throw new Error('This check visits another site, but its lesson does not need `attacker`.');
      }
      trail.add(`Visited ${origin} in another tab.`);
      const site = sandbox.serveSite(origin, { '/': html });
      signal.addEventListener('abort', () => site.close(), { once: true });
      return open(`${origin}/`);
    },
  };
}

/** A frame that is hidden or off screen stops painting, so this one is there, unseen and out of reach. */
function placeOnScreen(): HTMLElement {
  const container = document.createElement('div');
  container.inert = true;
  container.style.cssText =
    'position: fixed; top: 0; left: 0; width: 320px; height: 240px; opacity: 0; pointer-events: none';
  document.body.append(container);
  return container;
}
