import { CheckFailure } from '../failure.ts';
import type { Trail } from '../trail.ts';
import type { CallDriver } from './call-driver.ts';
import { describe, describeProblem } from './describe.ts';
import { createFinders, toMatch, type Finders } from './finders.ts';
import type {
  Action,
  Box,
  Facts,
  LocatorState,
  Outcome,
  Query,
  Step,
  UploadedFile,
} from './protocol.ts';

/** What else the elements of a locator must be. */
export interface FilterOptions {
  hasText?: string | RegExp;
  hasNotText?: string | RegExp;
  has?: Locator;
  hasNot?: Locator;
  visible?: true;
}

/**
 * A way to find elements, and what to do with one. Names as in Playwright. Each action waits until the element is there,
 * alone, visible, enabled and not covered; when that does not happen in time, it throws a `CheckFailure` that says why.
 */
export interface Locator extends Finders<Locator> {
  /** The query in words: `button “Add” in the list item with “Dal”`. */
  readonly words: string;
  readonly query: Query;
  /** Those that also are …: `page.getByRole('listitem').filter({ hasText: 'Dal' })`. */
  filter(options: FilterOptions): Locator;
  first(): Locator;
  last(): Locator;
  /** The one at a place, from 0: `rows.nth(2)`. */
  nth(index: number): Locator;
  /** One locator for each that is there now. Does not wait. */
  all(): Promise<Locator[]>;
  /** How many there are now. Does not wait. */
  count(): Promise<number>;
  /** Texts of all that can be seen now; of a field, what it holds. Does not wait. */
  allInnerTexts(): Promise<string[]>;

  /** Presses its center, as often as told; with a coarse pointer it taps. */
  click(options?: { times?: number }): Promise<void>;
  dblclick(): Promise<void>;
  /** Moves the mouse there. Styles for `:hover` do not apply: only a real mouse has that. */
  hover(): Promise<void>;
  focus(): Promise<void>;
  /** Replaces the content of a field, letter by letter; `''` empties it. Calendars, sliders and palettes get it as a whole. */
  fill(text: string): Promise<void>;
  /** Types at the end of a field: `box.pressSequentially('dal', { gapMs: 40 })` waits on the virtual clock in between. */
  pressSequentially(text: string, options?: { gapMs?: number }): Promise<void>;
  /** Puts the focus on the element and presses a key or combination: `Enter`, `Escape`, `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** Ticks a tick box or choice, if it is not ticked. */
  check(): Promise<void>;
  uncheck(): Promise<void>;
  /** Chooses from a list, by text or value. */
  selectOption(option: string | string[]): Promise<void>;
  /** Gives a file field its files: `field.setInputFiles({ name: 'a.txt', type: 'text/plain', content: 'a' })`. */
  setInputFiles(files: UploadedFile | UploadedFile[]): Promise<void>;
  scrollIntoView(): Promise<void>;

  /** Its text as a reader sees it, line by line. */
  innerText(): Promise<string>;
  /** All its text on one line, also what is hidden. */
  textContent(): Promise<string>;
  /** What a field holds. */
  inputValue(): Promise<string>;
  getAttribute(name: string): Promise<string | null>;
  /** Whether one can be seen now. Does not wait. */
  isVisible(): Promise<boolean>;
  isEnabled(): Promise<boolean>;
  isChecked(): Promise<boolean>;
  isFocused(): Promise<boolean>;
  /** Its rectangle in the page's window, CSS pixels. */
  boundingBox(): Promise<Box>;
  /** Waits until it is there or gone. */
  waitFor(options?: { state?: LocatorState }): Promise<void>;
}

/** What locators need of their page. */
export interface LocatorWorld {
  call: CallDriver;
  trail: Trail;
  /** Milliseconds to wait for one thing. */
  patience(): number;
  /** Lets time pass between two keys, on the virtual clock. */
  pause(ms: number): Promise<void>;
}

/** Creates the locator for a query. */
export function createLocator(query: Query, world: LocatorWorld): Locator {
  const { call, trail, patience } = world;
  const what = describe(query);
  const also = (...steps: Step[]) => createLocator([...query, ...steps], world);

  function value<T>(outcome: Outcome<T>, expected: string): T {
    if (outcome.ok) return outcome.value;
    throw new CheckFailure({ seen: describeProblem(query, outcome.problem), expected });
  }
  async function perform(action: Action, step: string | null): Promise<void> {
    const outcome = await call('perform', query, action, patience());
    value(outcome, `The page has one ${what}, ready to use.`);
    if (step) trail.add(step);
  }
  async function read(state: 'attached' | 'visible' = 'attached'): Promise<Facts> {
    const outcome = await call('read', query, state, patience());
    return value(outcome, `The page ${state === 'visible' ? 'shows' : 'has'} one ${what}.`);
  }

  return {
    ...createFinders(query, (found) => createLocator(found, world)),
    words: what,
    query,
    filter: (options) => also(...toSteps(options)),
    first: () => also({ by: 'nth', index: 0 }),
    last: () => also({ by: 'nth', index: -1 }),
    nth: (index) => also({ by: 'nth', index }),
    all: async () => {
      const count = await call('count', query);
      return Array.from({ length: count }, (_, index) => also({ by: 'nth', index }));
    },
    count: () => call('count', query),
    allInnerTexts: () => call('texts', query),

    click: ({ times = 1 } = {}) =>
      perform({ do: 'click', times }, `Pressed the ${what}${times > 1 ? ` ${times} times` : ''}.`),
    dblclick: () => perform({ do: 'doubleClick' }, `Double-clicked the ${what}.`),
    hover: () => perform({ do: 'hover' }, `Moved the mouse to the ${what}.`),
    focus: () => perform({ do: 'focus' }, `Put the focus on the ${what}.`),
    fill: (text) =>
      perform(
        { do: 'fill', text },
        text === '' ? `Emptied the ${what}.` : `Filled the ${what} with “${text}”.`,
      ),
    pressSequentially: async (text, { gapMs = 0 } = {}) => {
      const pieces = gapMs > 0 ? [...text] : [text];
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) await world.pause(gapMs);
        await perform({ do: 'type', text: piece }, null);
      }
      trail.add(`Typed “${text}” into the ${what}.`);
    },
    press: (key) => perform({ do: 'press', key }, `Pressed ${key} on the ${what}.`),
    check: () => perform({ do: 'check', checked: true }, `Ticked the ${what}.`),
    uncheck: () => perform({ do: 'check', checked: false }, `Unticked the ${what}.`),
    selectOption: (option) => {
      const options = [option].flat();
      return perform({ do: 'select', options }, `Chose “${options.join('”, “')}” in the ${what}.`);
    },
    setInputFiles: (files) => {
      const given = [files].flat();
      const names = given.map(({ name }) => name).join(', ');
      return perform({ do: 'upload', files: given }, `Gave the ${what} ${names || 'no file'}.`);
    },
    scrollIntoView: () => perform({ do: 'scroll' }, `Scrolled to the ${what}.`),

    innerText: async () => (await read('visible')).innerText,
    textContent: async () => (await read()).textContent,
    inputValue: async () => (await read()).value ?? '',
    getAttribute: async (name) => (await read()).attributes[name.toLowerCase()] ?? null,
    isVisible: () => call('isVisible', query),
    isEnabled: async () => (await read()).isEnabled,
    isChecked: async () => (await read()).isChecked ?? false,
    isFocused: async () => (await read()).isFocused,
    boundingBox: async () => (await read('visible')).box,
    waitFor: async ({ state = 'visible' } = {}) => {
      const outcome = await call('waitFor', query, state, patience());
      const isWanted = state === 'visible' || state === 'attached';
      value(outcome, `The page shows ${isWanted ? 'one' : 'no'} ${what}.`);
    },
  };
}

function toSteps({ hasText, hasNotText, has, hasNot, visible }: FilterOptions): Step[] {
  const steps: (Step | false | undefined)[] = [
    hasText !== undefined && { by: 'hasText', text: toMatch(hasText) },
    hasNotText !== undefined && { by: 'hasNotText', text: toMatch(hasNotText) },
    has && { by: 'has', query: has.query },
    hasNot && { by: 'hasNot', query: hasNot.query },
    visible && { by: 'visible' },
  ];
  return steps.filter((step) => !!step);
}
