import type { Tab } from '#sandbox/sandbox.ts';
import { within } from '../deadline.ts';
import { CheckFailure } from '../failure.ts';
import type { LocatorWorld } from './locator.ts';

/** Where the page is, and ways to go elsewhere. */
export interface Address {
  /** The whole address: `new URL(await page.url()).searchParams.get('sort')`. */
  url(): Promise<string>;
  /** How many entries Back and Forward go through. */
  historyLength(): Promise<number>;
  /** Goes to a path or address, as typed into the address bar. */
  goto(path: string): Promise<void>;
  /** Does what the browser's Back button does. */
  goBack(): Promise<void>;
  goForward(): Promise<void>;
  /** Loads the page anew. */
  reload(): Promise<void>;
  /** Waits until the address is as told: `page.waitForURL(({ pathname }) => pathname === '/cart')`. */
  waitForURL(matches: (url: URL) => boolean): Promise<void>;
}

/** Creates the address bar of one page. */
export function createAddress(
  preview: Tab,
  { call, trail, patience }: LocatorWorld,
  signal: AbortSignal,
  /** Waits for a page to load, as far as it comes while its clock stands still. */
  loaded: (load: Promise<void>) => Promise<void>,
): Address {
  /** What the page has done to its address arrives before its answer does. */
  const heard = () => call('settle');
  return {
    url: async () => {
      await heard();
      return preview.url;
    },
    historyLength: async () => {
      await heard();
      return preview.historyLength;
    },
    goto: async (path) => {
      trail.add(`Went to ${path}.`);
      await loaded(preview.navigate(path));
    },
    goBack: async () => {
      trail.add('Went back.');
      await loaded(preview.back());
    },
    goForward: async () => {
      trail.add('Went forward.');
      await loaded(preview.forward());
    },
    reload: async () => {
      trail.add('Loaded the page anew.');
      await loaded(preview.reload());
    },
    waitForURL: async (matches) => {
      let stop = () => {};
      const arrived = new Promise<void>((resolve) => {
        const look = (url: string) => void (matches(new URL(url)) && resolve());
        stop = preview.onAddress(look);
        look(preview.url);
      });
      const late = () => {
        const { pathname, search, hash } = new URL(preview.url);
        const seen = `The address is still ${pathname}${search}${hash}.`;
        return new CheckFailure({ seen, expected: 'The address changes.' });
      };
      await within(patience(), arrived, late, signal).finally(stop);
    },
  };
}
