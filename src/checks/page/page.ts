import type { RunningProject } from '#sandbox/run-project.ts';
import type { Preview } from '#sandbox/sandbox.ts';
import { restOrFailure, untilAtRest } from '../clock.ts';
import { WAIT_MS } from '../deadline.ts';
import type { Trail } from '../trail.ts';
import { createAddress, type Address } from './address.ts';
import { createCallDriver, type CallDriver } from './call-driver.ts';
import { emulate, type Emulation } from './emulate.ts';
import { pageBegan, pageErrors, type PageError } from './errors.ts';
import { createFinders, type Finders } from './finders.ts';
import { createKeyboard, type Keyboard } from './keyboard.ts';
import { createLocator, type Locator } from './locator.ts';
import { createMouse, type Mouse } from './mouse.ts';
import type { FocusOrder, FocusStop } from './protocol.ts';

/** The learner's page, as a user has it. Names as in Playwright. */
export interface Page extends Finders<Locator>, Address {
  readonly keyboard: Keyboard;
  readonly mouse: Mouse;
  /** What has the focus: `(await page.focused())?.name`. `null` when nothing has. */
  focused(): Promise<FocusStop | null>;
  /** Goes through the page with Tab, from its beginning: `(await page.focusOrder()).stops.map(({ name }) => name)`. */
  focusOrder(): Promise<FocusOrder>;
  /** All visible text, as a reader sees it, line by line. */
  text(): Promise<string>;
  /** Keeps every text the page shows from now on, also what is gone a moment later. */
  watchText(): Promise<TextWatch>;
  /** Resolves when the page has done what it had to do at once. */
  settled(): Promise<void>;
  /** Shows it on another display: `page.emulate({ width: 360, pointer: 'coarse' })`. `{}` is as usual. */
  emulate(display: Emulation): Promise<void>;
  /** What the browser's tab says. */
  title(): Promise<string>;
  /** What has gone wrong in the page's code since the check's page was loaded, also what `console.error` printed. */
  errors(): Promise<PageError[]>;
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

/**
 * Creates the page for one check. The preview must have its driver. `pause` lets time pass between two keys; without a
 * virtual clock nobody waits.
 */
export function createPage(
  { preview, sandbox }: RunningProject,
  trail: Trail,
  signal: AbortSignal,
  pause: (ms: number) => Promise<void> = () => Promise.resolve(),
): Page {
  const { clock } = sandbox;
  const call = createCallDriver(preview, signal);
  const world = { call, trail, pause };
  const began = pageBegan(sandbox.wire);

  return {
    ...createFinders([], (query) => createLocator(query, world)),
    ...createAddress(preview, world, signal, (load) => untilAtRest(clock, load)),
    keyboard: createKeyboard(world),
    mouse: createMouse(world),
    focused: () => call('focused'),
    focusOrder: async () => {
      trail.add('Went through the page with Tab.');
      return call('focusOrder');
    },
    text: () => call('visibleText'),
    watchText: () => watchText(call),
    settled: async () => {
      if (clock?.installed) await restOrFailure(clock.settled());
      else await call('settle');
    },
    emulate: (display) => emulate(preview, trail, display),
    title: () => call('title'),
    errors: async () => {
      await call('settle');
      return pageErrors(sandbox.wire, began);
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
