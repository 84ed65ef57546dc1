import type { RunningProject } from '#sandbox/run-project.ts';
import { PreviewGoneError, type Preview } from '#sandbox/sandbox.ts';
import { WAIT_MS } from '../deadline.ts';
import { CheckFailure } from '../failure.ts';
import type { Trail } from '../trail.ts';
import { createLocator, type CallDriver, type Locator } from './locator.ts';
import { driverName, type TextMatch } from './protocol.ts';

/** How names and texts are compared: a part in any case is enough, unless `exact`. */
export interface TextOptions {
  exact?: boolean;
}

/** The learner's page, as a user has it. Names as in Playwright. */
export interface Page {
  /** By role and accessible name, as assistive technology finds it. */
  getByRole(role: string, options?: TextOptions & { name?: string | RegExp }): Locator;
  /** By visible text. */
  getByText(text: string | RegExp, options?: TextOptions): Locator;
  /** A form field by its label. */
  getByLabel(label: string | RegExp, options?: TextOptions): Locator;
  /** All visible text, as a reader sees it, line by line. */
  text(): Promise<string>;
  /** Keeps every text the page shows from now on, also what is gone a moment later. */
  watchText(): Promise<TextWatch>;
  /** Resolves when the page has done what it had to do at once. */
  settled(): Promise<void>;
  /** Loads the page anew. */
  reload(): Promise<void>;
}

/** The visible texts of the whole page since the watch began, each once per change. Ends when the page is reloaded. */
export interface TextWatch {
  /** What the page showed when the watch began. */
  readonly before: string;
  /** All texts since then, oldest first. */
  texts(): Promise<string[]>;
  /** The first text since then that matches, waiting for it. `null` when none comes in time. */
  until(matches: (text: string) => boolean): Promise<string | null>;
}

const withDriver = new WeakSet<Preview>();

/** Puts the driver into a preview, once. It stays there through reloads. */
export async function installDriver(preview: Preview): Promise<void> {
  if (withDriver.has(preview)) return;
  const { default: script } = await import('./frame/driver.ts?bundled');
  await preview.install(script);
  withDriver.add(preview);
}

/** Creates the page for one check. The preview must have its driver. */
export function createPage({ preview }: RunningProject, trail: Trail, signal: AbortSignal): Page {
  const call: CallDriver = async (name, ...parameters) => {
    signal.throwIfAborted();
    try {
      return (await preview.call(driverName(name), ...parameters)) as never;
    } catch (error) {
      throw error instanceof PreviewGoneError ? wentAway(error) : error;
    }
  };

  return {
    getByRole: (role, { name, exact } = {}) => {
      const match = name === undefined ? null : toMatch(name, exact);
      return createLocator({ by: 'role', role, name: match }, call, trail);
    },
    getByText: (text, { exact } = {}) =>
      createLocator({ by: 'text', text: toMatch(text, exact) }, call, trail),
    getByLabel: (label, { exact } = {}) =>
      createLocator({ by: 'label', text: toMatch(label, exact) }, call, trail),
    text: () => call('visibleText'),
    watchText: () => watchText(call),
    settled: async () => void (await call('settle')),
    reload: async () => {
      trail.add('Loaded the page anew.');
      await preview.reload();
    },
  };
}

async function watchText(call: CallDriver): Promise<TextWatch> {
  const before = await call('visibleText');
  const watch = await call('watch');
  return {
    before,
    texts: () => call('textsFrom', watch, 0, 0),
    until: async (matches) => {
      const end = performance.now() + WAIT_MS;
      for (let from = 0; ;) {
        const left = end - performance.now();
        const texts = await call('textsFrom', watch, from, left);
        const found = texts.find(matches);
        if (found !== undefined) return found;
        if (left <= 0) return null;
        from += texts.length;
      }
    },
  };
}

function toMatch(text: string | RegExp, exact = false): TextMatch {
  return typeof text === 'string' ? { text, exact } : { pattern: text.source, flags: text.flags };
}

function wentAway(cause: PreviewGoneError): CheckFailure {
  const seen = 'The page went away before it was done.';
  return new CheckFailure({ seen, expected: 'The page stays while you use it.' }, { cause });
}
