import type { RunningProject } from '#sandbox/run-project.ts';
import type { Tab } from '#sandbox/sandbox.ts';
import { restOrFailure, untilAtRest } from '../clock.ts';
import { patienceOf } from '../deadline.ts';
import type { Trail } from '../trail.ts';
import { createAddress, type Address } from './address.ts';
import { createCallDriver } from './call-driver.ts';
import { emulate, type Emulation } from './emulate.ts';
import { pageBegan, pageErrors, type PageError } from './errors.ts';
import { createFinders, type Finders } from './finders.ts';
import { createKeyboard, type Keyboard } from './keyboard.ts';
import { createLocator, type Locator } from './locator.ts';
import { createMouse, type Mouse } from './mouse.ts';
import type { Announcement, BrowserDialog, FocusOrder, FocusStop, Layout } from './protocol.ts';
import { until, watchLocators, watchText, type TextWatch, type Watch } from './watching.ts';

/** The learner's page, as a user has it. Names as in Playwright. */
export interface Page extends Finders<Locator>, Address {
  readonly keyboard: Keyboard;
  readonly mouse: Mouse;
  /** What has the focus: `(await page.focused())?.name`. `null` when nothing has. */
  focused(): Promise<FocusStop | null>;
  /** Goes through the page with Tab, from its beginning: `(await page.focusOrder()).stops.map(({ name }) => name)`. */
  focusOrder(): Promise<FocusOrder>;
  /** How it lies in its window: what is cut off, whether it scrolls sideways, the longest line of running text. */
  layout(): Promise<Layout>;
  /** All visible text, as a reader sees it, line by line. */
  text(): Promise<string>;
  /** Keeps every text the page shows from now on, also what is gone a moment later. */
  watchText(): Promise<TextWatch>;
  /** Keeps what can be seen of some locators: `page.watch({ waiting, empty, error, ready })`. */
  watch<Names extends string>(locators: Record<Names, Locator>): Promise<Watch<Names>>;
  /** Tries until `look` gives something other than `null`, `false` or `undefined`, after each change; `null` when it does not in time. */
  until<T>(look: () => Promise<T>): Promise<T | null>;
  /** What assistive technology was told to say since the page was loaded, oldest first. */
  announcements(): Promise<Announcement[]>;
  /** The browser's own dialogs (`alert`, `confirm`, `prompt`) that the page has opened. They were answered at once. */
  dialogs(): Promise<BrowserDialog[]>;
  /** Resolves when the page has done what it had to do at once. */
  settled(): Promise<void>;
  /** Shows it on another display: `page.emulate({ width: 360, pointer: 'coarse' })`. `{}` is as usual. */
  emulate(display: Emulation): Promise<void>;
  /** What the browser's tab says. */
  title(): Promise<string>;
  /** What has gone wrong in the page's code since the check's page was loaded, also what `console.error` printed. */
  errors(): Promise<PageError[]>;
}

const withDriver = new WeakSet<Tab>();

/** Puts the driver into a preview, once. It stays there through reloads. */
export async function installDriver(preview: Tab): Promise<void> {
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
  { preview, sandbox }: Pick<RunningProject, 'sandbox'> & { preview: Tab },
  trail: Trail,
  signal: AbortSignal,
  pause: (ms: number) => Promise<void> = () => Promise.resolve(),
): Page {
  const { clock } = sandbox;
  const call = createCallDriver(preview, signal);
  const world = { call, trail, pause, patience: () => patienceOf(sandbox) };
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
    layout: () => call('layout'),
    text: () => call('visibleText'),
    watchText: () => watchText(world),
    watch: (locators) => watchLocators(world, locators),
    until: (look) => until(world, look),
    announcements: () => call('announcements'),
    dialogs: () => call('dialogs'),
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
